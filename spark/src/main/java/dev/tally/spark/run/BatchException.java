package dev.tally.spark.run;

/** A batch cannot be run or go on. The message is one sentence for a person: what is wrong, and what to do. */
public final class BatchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BatchException(String message) {
    super(message);
  }

  public BatchException(String message, Throwable cause) {
    super(message, cause);
  }
}
