package dev.tally.trainer.data;

import java.io.Serial;

/**
 * A data set is missing, damaged or cannot be fetched. The message names the file and what to do about it; show it without the
 * stack trace.
 */
public final class DataException extends RuntimeException {
  @Serial
  private static final long serialVersionUID = 1L;

  public DataException(String message) {
    super(message);
  }

  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
