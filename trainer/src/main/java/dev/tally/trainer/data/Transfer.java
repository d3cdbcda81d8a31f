package dev.tally.trainer.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Carries a part on to a file's full size with one mirror's bytes (HTTP range requests, RFC 9110 section 14). Faults of the
 * mirror are {@link MirrorException}, and leave the part for the next one; faults of the local disk are {@link IOException}.
 */
final class Transfer {
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int CHUNK_BYTES = 1 << 16;

  private final HttpClient client;
  private final Duration patience;

  Transfer(HttpClient client, Duration patience) {
    this.client = client;
    this.patience = patience;
  }

  /** Returns with {@code part} at the file's size, if that is known; its checksum is for the caller to verify. */
  void run(URI mirror, RemoteFile file, Path part, DownloadListener listener)
      throws IOException, MirrorException {
    URI address = URI.create(mirror + (mirror.toString().endsWith("/") ? "" : "/") + file.name());
    long offset = Files.exists(part) ? Files.size(part) : 0;
    HttpResponse<InputStream> response = ask(address, offset);
    if (offset > 0 && !continuesAt(offset, response)) {
      response.body().close();
      response = ask(address, 0);
      offset = 0;
    }
    requireFile(response, offset, file);
    receive(response.body(), response.statusCode() == PARTIAL ? offset : 0, file, part, listener);
  }

  private HttpResponse<InputStream> ask(URI address, long offset) throws MirrorException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(patience);
    if (offset > 0) {
      request.header("Range", "bytes=" + offset + "-");
    }
    try {
      return client.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new MirrorException("no answer", e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** False where a second request from zero is due: the range was refused, or another one sent than was asked for. */
  private static boolean continuesAt(long offset, HttpResponse<InputStream> response) {
    return switch (response.statusCode()) {
      case RANGE_NOT_SATISFIABLE -> false;
      case PARTIAL ->
        response.headers().firstValue("Content-Range").orElse("").startsWith("bytes " + offset + "-");
      default -> true;
    };
  }

  /** A server may ignore the range and send all (200); a part that nobody asked for (206) is of no use. */
  private static void requireFile(HttpResponse<InputStream> response, long offset, RemoteFile file)
      throws IOException, MirrorException {
    int status = response.statusCode();
    if (status != OK && !(status == PARTIAL && offset > 0)) {
      response.body().close();
      throw new MirrorException("answered " + status);
    }
    if (!file.hasSize()) {
      return;
    }
    long due = file.bytes() - (status == PARTIAL ? offset : 0);
    long announced = response.headers().firstValueAsLong("Content-Length").orElse(due);
    if (announced != due) {
      response.body().close();
      throw new MirrorException("has another file, %d bytes where %d are due".formatted(announced, due));
    }
  }

  private void receive(InputStream body, long start, RemoteFile file, Path part, DownloadListener listener)
      throws IOException, MirrorException {
    // Closed from the last to the first: closing the body wakes a read that waits, so the executor can end.
    try (ExecutorService reads = Executors.newVirtualThreadPerTaskExecutor();
        InputStream in = body;
        OutputStream out = open(part, start)) {
      byte[] chunk = new byte[CHUNK_BYTES];
      long bytes = start;
      listener.progressed(file.name(), bytes, file.bytes());
      for (int count = read(reads, in, chunk); count >= 0; count = read(reads, in, chunk)) {
        if (file.hasSize() && count > file.bytes() - bytes) {
          throw new MirrorException("sent more than the %d bytes the file has".formatted(file.bytes()));
        }
        out.write(chunk, 0, count);
        bytes += count;
        listener.progressed(file.name(), bytes, file.bytes());
      }
      if (bytes < file.bytes()) {
        throw new MirrorException("stopped after %d of %d bytes".formatted(bytes, file.bytes()));
      }
    }
  }

  private static OutputStream open(Path part, long start) throws IOException {
    return start > 0
        ? Files.newOutputStream(part, StandardOpenOption.APPEND)
        : Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
  }

  /** One read that does not wait for ever: the client's own timeout ends where the body begins. */
  private int read(ExecutorService reads, InputStream in, byte[] chunk) throws MirrorException {
    try {
      return reads.submit(() -> in.read(chunk)).get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cut) {
        throw new MirrorException("broke off", cut);
      }
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw new MirrorException("stopped sending, nothing came for " + patience.toMillis() / 1000.0 + " s");
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static DataException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new DataException("the download was interrupted; start it again to carry on", e);
  }
}
