package dev.tally.reader.digit;

/** A model file that is missing, damaged or not Tally's. The message is one sentence for a person. */
public final class ModelException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ModelException(String message) {
    super(message);
  }

  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
