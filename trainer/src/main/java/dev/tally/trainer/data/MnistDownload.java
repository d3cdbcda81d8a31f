package dev.tally.trainer.data;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Fetches MNIST's four gzipped files from public mirrors.
 *
 * <p>Files that are present and right are kept without asking anybody. A file gets its name only when it is complete and its
 * SHA-256 is right; until then it is {@code NAME.part}, from which a later call resumes. Not for two calls into one folder at
 * the same time: they would spoil each other's part, which the checksum would find.
 */
public final class MnistDownload {
  /** Mirrors in the order they are tried: Google's, PyTorch's, Azure Open Datasets', Paderborn University's. */
  public static final List<URI> MIRRORS = List.of(
      URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"),
      URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
      URI.create("https://azureopendatastorage.blob.core.windows.net/mnist/"),
      URI.create("https://raw.githubusercontent.com/fgnt/mnist/master/"));

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<RemoteFile> files;
  private final List<URI> mirrors;

  /** Downloads from {@link #MIRRORS}. */
  public MnistDownload() {
    this(MIRRORS);
  }

  /**
   * Downloads from other mirrors.
   *
   * @param mirrors folders on the web that hold the four files under their usual names, tried in turn; at least one
   */
  public MnistDownload(List<URI> mirrors) {
    this(mirrors,
        MnistFile.ALL.stream()
            .map(file -> new RemoteFile(file.gzipName(), file.gzipBytes(), file.gzipSha256()))
            .toList());
  }

  MnistDownload(List<URI> mirrors, List<RemoteFile> files) {
    if (mirrors.isEmpty()) {
      throw new IllegalArgumentException("mirrors is empty");
    }
    this.mirrors = List.copyOf(mirrors);
    this.files = files;
  }

  /**
   * Makes sure that {@code directory}, created if need be, holds the four files. Blocks until then.
   *
   * @throws DataException if a file could be had from no mirror (the message has a line for each), the folder cannot be written,
   *         or the thread is interrupted; files that were completed stay
   */
  public void fetch(Path directory, DownloadListener listener) {
    try (MirrorDownload download = new MirrorDownload(mirrors, PATIENCE)) {
      for (RemoteFile file : files) {
        download.fetch(file, directory, listener);
      }
    }
  }
}
