package dev.tally.trainer.export;

/** A file that does not say what the trained network says. The message is one sentence with the figures. */
public final class ExportException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ExportException(String message) {
    super(message);
  }
}
