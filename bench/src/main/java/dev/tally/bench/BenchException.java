package dev.tally.bench;

import java.io.Serial;

/** A comparison cannot be made. The message says why and what to do; show it without the stack trace. */
final class BenchException extends RuntimeException {
  @Serial
  private static final long serialVersionUID = 1L;

  BenchException(String message) {
    super(message);
  }

  BenchException(String message, Throwable cause) {
    super(message, cause);
  }
}
