package dev.tally.reader.corpus;

/** Labels that are missing or malformed. The message is one sentence for a person. */
public final class CorpusException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CorpusException(String message) {
    super(message);
  }

  public CorpusException(String message, Throwable cause) {
    super(message, cause);
  }
}
