package dev.tally.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Asks a server the same over and over on a number of connections, each as soon as it was answered. Written on plain sockets, because the
 * JDK's HTTP client takes more of the two cores that server and client share than the server.
 */
final class HttpLoad {
  private final URI target;
  private final byte[] request;

  HttpLoad(URI target, byte[] body) {
    this.target = target;
    byte[] head = ("POST " + target.getPath() + " HTTP/1.1\r\nHost: localhost:" + target.getPort()
        + "\r\nContent-Type: image/png\r\nContent-Length: " + body.length + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
    request = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, request, head.length, body.length);
  }

  /**
   * What came of it.
   *
   * @param nanos of each answer of status 200, ascending
   * @param refused answers of another status
   */
  record Outcome(long[] nanos, long refused, double seconds) {
    double perSecond() {
      return nanos.length / seconds;
    }

    /** Milliseconds within which that share was answered. */
    double quantile(double share) {
      return nanos.length == 0
          ? Double.NaN
          : nanos[(int) Math.min(nanos.length - 1, share * nanos.length)] / 1e6;
    }
  }

  /** Counts what is answered from when all are connected until the time is over; what is still asked then is waited for, and left out. */
  Outcome run(int connections, double seconds) throws IOException {
    List<Socket> sockets = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      for (int i = 0; i < connections; i++) {
        sockets.add(new Socket(target.getHost(), target.getPort()));
      }
      long end = System.nanoTime() + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
      List<Future<Outcome>> parts = new ArrayList<>();
      for (Socket socket : sockets) {
        parts.add(threads.submit(() -> one(socket, end)));
      }
      long refused = 0;
      long[] all = new long[0];
      for (Future<Outcome> part : parts) {
        Outcome outcome = part.get();
        int had = all.length;
        all = Arrays.copyOf(all, had + outcome.nanos.length);
        System.arraycopy(outcome.nanos, 0, all, had, outcome.nanos.length);
        refused += outcome.refused;
      }
      Arrays.sort(all);
      return new Outcome(all, refused, seconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted");
    } catch (ExecutionException e) {
      throw new IOException("the server broke off", e);
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  private Outcome one(Socket socket, long end) throws IOException {
    long[] nanos = new long[1 << 12];
    int count = 0;
    long refused = 0;
    socket.setTcpNoDelay(true);
    OutputStream out = socket.getOutputStream();
    InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
    for (long now = System.nanoTime(); now < end;) {
      out.write(request);
      int status = answer(in);
      long after = System.nanoTime();
      if (after < end && status == 200) {
        nanos = count == nanos.length ? Arrays.copyOf(nanos, 2 * count) : nanos;
        nanos[count++] = after - now;
      } else if (after < end) {
        refused++;
      }
      now = after;
    }
    return new Outcome(Arrays.copyOf(nanos, count), refused, 0);
  }

  /** Reads an answer to its end; gives its status. */
  private static int answer(InputStream in) throws IOException {
    int status = Integer.parseInt(line(in).split(" ", -1)[1]);
    int length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    in.skipNBytes(length);
    return status;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the server closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
