package dev.tally.trainer.data;

import java.io.IOException;
import java.io.Serial;

/** One mirror failed; the next may not. A cause, if any, is a network fault. */
final class MirrorException extends Exception {
  @Serial
  private static final long serialVersionUID = 1L;

  MirrorException(String message) {
    super(message);
  }

  MirrorException(String message, IOException cause) {
    super(message, cause);
  }
}
