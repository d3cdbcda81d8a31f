package dev.tally.trainer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tally.reader.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file, and mirrors on this machine that give it, each in its own way. */
@Timeout(60)
abstract class DownloadFixture {
  @TempDir
  Path folder;
  final byte[] content = new byte[300_000];
  RemoteFile file;
  final List<Mirror> mirrors = new ArrayList<>();
  final List<Long> progress = new ArrayList<>();

  @BeforeEach
  void content() throws IOException {
    new Random(0xD161).nextBytes(content);
    Path original = Files.write(folder.resolve("original"), content);
    file = new RemoteFile("digits.gz", content.length, Sha256.of(original));
    Files.delete(original);
  }

  @AfterEach
  void stop() {
    mirrors.forEach(Mirror::close);
  }

  Mirror mirror(Mirror.Answer answer) {
    Mirror mirror = new Mirror(answer);
    mirrors.add(mirror);
    return mirror;
  }

  List<URI> addresses() {
    return mirrors.stream().map(Mirror::address).toList();
  }

  void fetch() {
    fetch(Duration.ofSeconds(20));
  }

  void fetch(Duration patience) {
    try (MirrorDownload download = new MirrorDownload(addresses(), patience)) {
      download.fetch(file, folder, this::progressed);
    }
  }

  void progressed(String name, long bytes, long total) {
    assertEquals("digits.gz", name);
    assertEquals(content.length, total);
    progress.add(bytes);
  }

  byte[] corrupt() {
    byte[] corrupt = content.clone();
    corrupt[content.length / 3] ^= 1;
    return corrupt;
  }

  Path target() {
    return folder.resolve("digits.gz");
  }

  Path part() {
    return folder.resolve("digits.gz.part");
  }

  void assertFetched() throws IOException {
    assertArrayEquals(content, Files.readAllBytes(target()));
    assertFalse(Files.exists(part()));
  }
}
