package dev.tally.server.refusal;

import java.util.OptionalInt;

/** Why something was not done, in words for whoever asked for it. Its text never comes from a library. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What is to be done about it. */
  public enum Kind {
    /** Ask otherwise: it does not say what it must. */
    NOT_UNDERSTOOD,
    /** It is not there, or not this owner's. */
    NOT_FOUND,
    /** Look again: it was changed in the same moment, or is no longer what was seen. */
    CONFLICT,
    CHANGED,
    /** Wait: its twin is still being done. */
    STILL_RUNNING,
    /** These bytes are of no kind that is read here. */
    UNSUPPORTED,
    /** Understood, but it cannot be done. */
    IMPOSSIBLE,
    /** Try again later. */
    NOT_NOW
  }

  private final Kind kind;
  private final String code;
  private final int retryAfter;

  private Refusal(Kind kind, String code, String detail, int retryAfter, Throwable cause) {
    // No stack trace: a refusal is an answer, not a fault; the cause of a fault has its own.
    super(detail, cause, false, false);
    this.kind = kind;
    this.code = code;
    this.retryAfter = retryAfter;
  }

  public static Refusal notUnderstood(String detail) {
    return new Refusal(Kind.NOT_UNDERSTOOD, "", detail, 0, null);
  }

  public static Refusal notFound(String detail) {
    return new Refusal(Kind.NOT_FOUND, "", detail, 0, null);
  }

  public static Refusal conflict(String detail) {
    return new Refusal(Kind.CONFLICT, "", detail, 0, null);
  }

  public static Refusal changed(String detail) {
    return new Refusal(Kind.CHANGED, "", detail, 0, null);
  }

  public static Refusal stillRunning(String detail) {
    return new Refusal(Kind.STILL_RUNNING, "", detail, 0, null);
  }

  public static Refusal unsupported(String detail) {
    return new Refusal(Kind.UNSUPPORTED, "", detail, 0, null);
  }

  /**
   * Understood, but it cannot be done.
   *
   * @param code what cannot be done, for programs, such as {@code incomplete}
   */
  public static Refusal impossible(String code, String detail) {
    return new Refusal(Kind.IMPOSSIBLE, code, detail, 0, null);
  }

  /**
   * Not now.
   *
   * @param code why, for programs, such as {@code ledger-damaged}
   * @param cause of the fault; null where there is none
   */
  public static Refusal notNow(String code, String detail, int retryAfterSeconds, Throwable cause) {
    return new Refusal(Kind.NOT_NOW, code, detail, retryAfterSeconds, cause);
  }

  public Kind kind() {
    return kind;
  }

  /** More about it for programs; empty where the kind says it all. */
  public String code() {
    return code;
  }

  /** One sentence that says what to do. */
  public String detail() {
    return getMessage();
  }

  /** Seconds after which to try again; empty where that would not help. */
  public OptionalInt retryAfter() {
    return retryAfter > 0 ? OptionalInt.of(retryAfter) : OptionalInt.empty();
  }
}
