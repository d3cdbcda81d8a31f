package dev.tally.trainer.report;

/** A run's folder that is broken or not there. The message is one sentence for a person. */
public final class RunException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public RunException(String message) {
    super(message);
  }

  public RunException(String message, Throwable cause) {
    super(message, cause);
  }
}
