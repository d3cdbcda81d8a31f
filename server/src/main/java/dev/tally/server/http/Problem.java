package dev.tally.server.http;

import dev.tally.server.refusal.Refusal;
import java.util.OptionalInt;

/**
 * Why a request was not done, in words for whoever sent it (RFC 9457). Its text never comes from a library.
 *
 * <p>{@code kind} names the problem for programs, for example {@code too-large}; {@code detail} is one sentence that says what to do.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String kind;
  private final String title;
  private final int retryAfter;

  private Problem(int status, String kind, String title, String detail, int retryAfter, Throwable cause) {
    // No stack trace: a problem is an answer, not a fault; the cause of a fault has its own.
    super(detail, cause, false, false);
    this.status = status;
    this.kind = kind;
    this.title = title;
    this.retryAfter = retryAfter;
  }

  private Problem(int status, String kind, String title, String detail) {
    this(status, kind, title, detail, 0, null);
  }

  /** 400: the request does not say what it must. */
  public static Problem badRequest(String detail) {
    return new Problem(400, "bad-request", "The request is not understood", detail);
  }

  /** 401. */
  public static Problem unauthorized(String detail) {
    return new Problem(401, "unauthorized", "Who is asking?", detail);
  }

  /** 403. */
  public static Problem forbidden(String detail) {
    return new Problem(403, "forbidden", "Not allowed", detail);
  }

  /** 404: it is not there, or not this owner's. */
  public static Problem notFound(String detail) {
    return new Problem(404, "not-found", "Not found", detail);
  }

  /** 405. */
  public static Problem methodNotAllowed(String detail) {
    return new Problem(405, "method-not-allowed", "Not done that way", detail);
  }

  /** 408. */
  public static Problem tooSlow(String detail) {
    return new Problem(408, "too-slow", "The request took too long to arrive", detail);
  }

  /** 409. */
  public static Problem conflict(String detail) {
    return new Problem(409, "conflict", "It does not fit what is there", detail);
  }

  /** 409, of a request whose twin is still being answered. */
  public static Problem stillRunning(String detail) {
    return new Problem(409, "still-running", "Still being done", detail, 1, null);
  }

  /** 412. */
  public static Problem changed(String detail) {
    return new Problem(412, "changed", "It was changed meanwhile", detail);
  }

  /** 413. */
  public static Problem tooLarge(String detail) {
    return new Problem(413, "too-large", "Too large", detail);
  }

  /** 415. */
  public static Problem unsupported(String detail) {
    return new Problem(415, "unsupported", "Not a kind of data that is read here", detail);
  }

  /** 422: understood, but it cannot be done. */
  public static Problem unprocessable(String kind, String detail) {
    return new Problem(422, kind, "It cannot be done", detail);
  }

  /** 429. */
  public static Problem tooMany(String detail, int retryAfterSeconds) {
    return new Problem(429, "too-many-requests", "Too many requests", detail, retryAfterSeconds, null);
  }

  /** 500: Tally's own fault. */
  public static Problem fault(Throwable cause) {
    return new Problem(500, "fault", "Tally made a mistake",
        "Try again; if it stays, report the id of this answer.", 0, cause);
  }

  /** 503: not now. */
  public static Problem unavailable(String kind, String detail, int retryAfterSeconds, Throwable cause) {
    return new Problem(503, kind, "Not now", detail, retryAfterSeconds, cause);
  }

  /** What the books or the reading refuse, as HTTP says it. */
  public static Problem of(Refusal refusal) {
    String detail = refusal.detail();
    return switch (refusal.kind()) {
      case NOT_UNDERSTOOD -> badRequest(detail);
      case NOT_FOUND -> notFound(detail);
      case CONFLICT -> conflict(detail);
      case CHANGED -> changed(detail);
      case STILL_RUNNING -> stillRunning(detail);
      case UNSUPPORTED -> unsupported(detail);
      case IMPOSSIBLE -> unprocessable(refusal.code(), detail);
      case NOT_NOW -> unavailable(refusal.code(), detail, refusal.retryAfter().orElse(0), refusal.getCause());
    };
  }

  /** Any other status that the HTTP library asks for. */
  static Problem other(int status) {
    return new Problem(status, "refused", "Refused", "The request cannot be served.");
  }

  public int status() {
    return status;
  }

  public String kind() {
    return kind;
  }

  public String title() {
    return title;
  }

  public String detail() {
    return getMessage();
  }

  /** Seconds after which to try again; empty where that would not help. */
  public OptionalInt retryAfter() {
    return retryAfter > 0 ? OptionalInt.of(retryAfter) : OptionalInt.empty();
  }
}
