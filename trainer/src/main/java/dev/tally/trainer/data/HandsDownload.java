package dev.tally.trainer.data;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Fetches the sets of real hands: from a folder on the web that has them as they are, or else from the repositories that they are
 * published in, at one commit each, repacked.
 *
 * <p>Files that are present and right are kept without asking anybody. Each gets its name only when its SHA-256, or that of what is in
 * it, is right; until then it is a part, from which a later call resumes where the host can. Strokes and cells were brought into Tally's
 * form by hand, so their own publishers cannot give them: they need such a folder.
 */
public final class HandsDownload {
  private static final URI HOST = URI.create("https://codeload.github.com/");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI host;
  private final Optional<URI> mirror;

  /** @param mirror a folder on the web that holds all files under Tally's names */
  public HandsDownload(Optional<URI> mirror) {
    this(HOST, mirror);
  }

  HandsDownload(URI host, Optional<URI> mirror) {
    this.host = host;
    this.mirror = mirror;
  }

  /**
   * Makes sure that {@code folder}, created if need be, holds the sets.
   *
   * @throws DataException if one cannot be had, the folder cannot be written, or the thread is interrupted; those that were completed
   *         stay
   */
  public void fetch(Path folder, DownloadListener listener) {
    List<String> wanting = new ArrayList<>();
    for (HandsFile file : HandsFile.values()) {
      if (file.in(folder).isEmpty() && !fetched(file, folder, listener)) {
        wanting.add(file.fileName());
      }
    }
    if (!wanting.isEmpty()) {
      throw new DataException(
          "%s cannot be made of what is published: name a folder on the web that has them with --mirror, or put them into %s"
              .formatted(String.join(", ", wanting), folder.toAbsolutePath()));
    }
  }

  /** False where nobody but a mirror has the file, and there is none. */
  private boolean fetched(HandsFile file, Path folder, DownloadListener listener) {
    if (mirror.isPresent()) {
      try (MirrorDownload download = new MirrorDownload(List.of(mirror.get()), PATIENCE)) {
        download.fetch(file.remote(), folder, listener);
      }
      return true;
    }
    Optional<HandsArchive> archive = Arrays.stream(HandsArchive.values())
        .filter(known -> known.file() == file)
        .findFirst();
    archive.ifPresent(known -> fetch(known, folder, listener));
    return archive.isPresent();
  }

  private void fetch(HandsArchive archive, Path folder, DownloadListener listener) {
    String name = archive.file().fileName();
    Path part = folder.resolve(name + ".source.part");
    DownloadListener named = (_, bytes, total) -> listener.progressed(name, bytes, total);
    try (HttpClient client = HttpClient.newBuilder()
        .connectTimeout(PATIENCE)
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build()) {
      Files.createDirectories(folder);
      boolean resumed = Files.exists(part);
      transfer(client, archive, part, named);
      byte[] packed;
      try {
        packed = archive.repack(part);
      } catch (DataException e) {
        Files.delete(part);
        if (!resumed) {
          throw e;
        }
        // The part may be to blame.
        transfer(client, archive, part, named);
        packed = archive.repack(part);
      }
      WholeFile.write(folder.resolve(name), packed);
      Files.delete(part);
    } catch (MirrorException e) {
      throw new DataException("%s could not be downloaded: %s%s %s; check the network and try again"
          .formatted(name, host, archive.folder(), e.getMessage()), e);
    } catch (IOException e) {
      throw new DataException(
          "%s cannot be written (%s: %s): point --data at a folder you may write to, on a disk with space"
              .formatted(folder.resolve(name), e.getClass().getSimpleName(), e.getMessage()),
          e);
    }
  }

  private void transfer(HttpClient client, HandsArchive archive, Path part, DownloadListener listener)
      throws IOException, MirrorException {
    new Transfer(client, PATIENCE).run(host.resolve(archive.folder()), RemoteFile.unknown(archive.commit()),
        part, listener);
  }
}
