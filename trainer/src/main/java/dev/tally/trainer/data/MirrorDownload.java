package dev.tally.trainer.data;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Brings one file at a time from the first of several mirrors that has it, unspoilt.
 *
 * <p>What is in {@code NAME.part} is carried on from, whoever began it; if the whole then has the wrong checksum, the part may be
 * to blame rather than the mirror, so the same mirror is asked once more from the first byte.
 */
final class MirrorDownload implements AutoCloseable {
  private final List<URI> mirrors;
  private final Transfer transfer;
  private final HttpClient client;
  /** Index of the mirror to begin with: the one that worked last, so that a dead one costs its timeout only once. */
  private int first;

  /** @param patience how long to wait for a connection, for an answer, and for the next bytes, each */
  MirrorDownload(List<URI> mirrors, Duration patience) {
    this.mirrors = List.copyOf(mirrors);
    this.client = HttpClient.newBuilder()
        .connectTimeout(patience)
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build();
    this.transfer = new Transfer(client, patience);
  }

  /**
   * Leaves the file in {@code directory} under its name, or throws and leaves at most a part.
   *
   * @throws DataException if no mirror could give it, the folder cannot be written, or the thread is interrupted
   */
  void fetch(RemoteFile file, Path directory, DownloadListener listener) {
    Path target = directory.resolve(file.name());
    Path part = directory.resolve(file.name() + ".part");
    try {
      Files.createDirectories(directory);
      if (!file.matches(target)) {
        download(file, part, listener);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new DataException(
          "%s cannot be written (%s: %s): point --data at a folder you may write to, on a disk with space"
              .formatted(target, e.getClass().getSimpleName(), e.getMessage()),
          e);
    }
  }

  private void download(RemoteFile file, Path part, DownloadListener listener) throws IOException {
    if (Files.exists(part) && Files.size(part) >= file.bytes()) {
      if (file.matches(part)) {
        return;
      }
      Files.delete(part);
    }
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < mirrors.size(); i++) {
      int index = (first + i) % mirrors.size();
      try {
        fromMirror(mirrors.get(index), file, part, listener);
        first = index;
        return;
      } catch (MirrorException e) {
        failures.add("  " + mirrors.get(index) + ": " + inWords(e));
      }
    }
    throw new DataException(
        "%s could not be downloaded from any mirror; check the network and try again, or put the file into %s yourself:%n%s"
            .formatted(file.name(), part.toAbsolutePath().getParent(),
                String.join(System.lineSeparator(), failures)));
  }

  private void fromMirror(URI mirror, RemoteFile file, Path part, DownloadListener listener)
      throws IOException, MirrorException {
    boolean resumed = Files.exists(part) && Files.size(part) > 0;
    transfer.run(mirror, file, part, listener);
    if (!file.matches(part) && resumed) {
      Files.delete(part);
      transfer.run(mirror, file, part, listener);
    }
    if (!file.matches(part)) {
      Files.delete(part);
      throw new MirrorException("sent a file with the wrong checksum");
    }
  }

  private static String inWords(MirrorException failure) {
    return switch (failure.getCause()) {
      case null -> failure.getMessage();
      case HttpConnectTimeoutException _ -> "no connection in time";
      case HttpTimeoutException _ -> "no answer in time";
      case ConnectException e when causes(e).anyMatch(UnresolvedAddressException.class::isInstance) ->
        "host not found";
      case ConnectException _ -> "no connection";
      case Throwable e ->
        failure.getMessage() + " (" + String.valueOf(e.getMessage()).replaceAll("\\s+", " ") + ")";
    };
  }

  private static Stream<Throwable> causes(Throwable e) {
    return Stream.iterate(e, Objects::nonNull, Throwable::getCause);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
