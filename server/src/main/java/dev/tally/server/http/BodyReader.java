package dev.tally.server.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads the bodies of requests into memory, within limits: bytes a request, bytes of all requests together, seconds a request. A body
 * counts as far as it has arrived, so a client that promises much and sends little holds nothing. Nothing is written to disk, so
 * nothing is left there by uploads that break off. Thread-safe.
 */
public final class BodyReader {
  private static final int CHUNK = 64 << 10;
  /** A photo of 10 MB at 1.4 Mbit/s. */
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);

  private static final long DISCARD_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final int maxBytes;
  private final long maxTogether;
  private final AtomicLong held = new AtomicLong();

  /**
   * @param maxBytes most bytes of one body
   * @param maxTogether most bytes of all bodies in memory
   */
  public BodyReader(int maxBytes, long maxTogether) {
    this.maxBytes = maxBytes;
    this.maxTogether = maxTogether;
  }

  /** A body in memory; what it takes is given back on closing. */
  public final class Body implements AutoCloseable {
    private byte[] bytes = {};
    private long reserved;

    /** Not a copy: do not write. */
    public byte[] bytes() {
      return bytes;
    }

    private void reserve(long more) {
      reserved += more;
      if (held.addAndGet(more) > maxTogether) {
        throw Problem.unavailable("busy", "Too much is being sent at once; try again in a second.", 1, null);
      }
    }

    @Override
    public void close() {
      held.addAndGet(-reserved);
      reserved = 0;
    }
  }

  /**
   * Room for an answer that is large, to be given back when it was sent: whoever takes it slowly holds it.
   *
   * @throws Problem 503 where there is none
   */
  public Body hold(long bytes) {
    Body room = new Body();
    try {
      room.reserve(bytes);
      return room;
    } catch (Problem full) {
      room.close();
      throw full;
    }
  }

  /** How many bytes are held now. */
  public long held() {
    return held.get();
  }

  /**
   * Reads a request's body to its end.
   *
   * @throws Problem 400, 408, 413, 415 or 503
   */
  public Body read(Context ctx) {
    String coding = ctx.header("Content-Encoding");
    if (coding != null && !coding.equalsIgnoreCase("identity")) {
      throw Problem
          .unsupported("Bodies that are compressed (Content-Encoding) are not taken; send it as it is.");
    }
    if (ctx.req().getContentLengthLong() > maxBytes) {
      // Who waits to be told to go on has sent nothing yet.
      if (ctx.header("Expect") == null) {
        discard(ctx);
      }
      throw tooLarge();
    }
    Body body = new Body();
    try {
      body.bytes = read(ctx.req().getInputStream(), ctx.req().getContentLengthLong(), body);
      return body;
    } catch (IOException _) {
      body.close();
      throw Problem.badRequest("The request ended, or paused too long, before all of it had arrived.");
    } catch (RuntimeException e) {
      body.close();
      throw e;
    }
  }

  /**
   * Reads on for a while, as far again as a body may go: closed with bytes unread, a connection is reset, and the client sees that
   * instead of the reason.
   */
  private void discard(Context ctx) {
    long end = System.nanoTime() + DISCARD_NANOS;
    byte[] chunk = new byte[CHUNK];
    long left = 2L * maxBytes;
    try (InputStream in = ctx.req().getInputStream()) {
      for (int count = 0; count >= 0 && left > 0 && System.nanoTime() < end; left -= count) {
        count = in.read(chunk);
      }
    } catch (IOException _) {
      // It is refused anyway.
    }
  }

  /** @param length that was promised, -1 where none was */
  private byte[] read(InputStream in, long length, Body body) throws IOException {
    long begin = System.nanoTime();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] chunk = new byte[length < 0 ? CHUNK : Math.clamp(length, 1, CHUNK)];
    for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
      body.reserve(count);
      all.write(chunk, 0, count);
      if (all.size() > maxBytes) {
        throw tooLarge();
      }
      if (System.nanoTime() - begin > LONGEST_NANOS) {
        throw Problem
            .tooSlow("The request did not arrive within 60 s; send a smaller photo or try a faster network.");
      }
    }
    return all.toByteArray();
  }

  private Problem tooLarge() {
    return Problem.tooLarge(
        String.format(Locale.ROOT, "A request may have %,d bytes; send fewer or smaller photos.", maxBytes));
  }
}
