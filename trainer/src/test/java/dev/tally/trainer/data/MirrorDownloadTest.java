package dev.tally.trainer.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which mirror gives the file, and what is said where none does. */
class MirrorDownloadTest extends DownloadFixture {
  @Test
  void fetch_firstMirror() throws IOException {
    Mirror good = mirror(Mirror.good(content));

    fetch();

    assertFetched();
    assertEquals(List.of("null"), good.ranges());
    assertEquals(0, progress.getFirst());
    assertEquals(content.length, progress.getLast());
    assertEquals(progress.stream().sorted().toList(), progress);
  }

  @Test
  void fetch_secondMirrorAfter404And500() throws IOException {
    mirror(Mirror.status(404));
    mirror(Mirror.status(500));
    mirror(Mirror.good(content));

    fetch();

    assertFetched();
  }

  @Test
  void fetch_secondMirrorAfterCorruptOne() throws IOException {
    mirror(Mirror.good(corrupt()));
    Mirror good = mirror(Mirror.good(content));

    fetch();

    assertFetched();
    assertEquals(List.of("null"), good.ranges());
  }

  @Test
  void fetch_secondMirrorAfterAnotherFile() throws IOException {
    mirror(Mirror.good(new byte[20]));
    mirror(Mirror.good(new byte[content.length + 1]));
    mirror(Mirror.chunked(new byte[content.length + 1]));
    mirror(Mirror.chunked(new byte[20]));
    mirror(Mirror.good(content));

    fetch();

    assertFetched();
  }

  @Test
  void fetch_redirectIsFollowed() throws IOException {
    Mirror good = mirror(Mirror.good(content));
    String elsewhere = good.address().resolve("elsewhere").toString();
    Mirror redirecting = new Mirror((exchange, _) -> {
      exchange.getResponseHeaders().set("Location", elsewhere);
      exchange.sendResponseHeaders(302, -1);
    });
    mirrors.addFirst(redirecting);

    fetch();

    assertFetched();
  }

  @Test
  void fetch_stallingMirrorIsLeft() throws IOException {
    mirror(Mirror.stalling(content));
    Mirror good = mirror(Mirror.good(content));

    fetch(Duration.ofMillis(500));

    assertFetched();
    assertEquals(List.of("bytes=150000-"), good.ranges());
  }

  @Test
  void fetch_mirrorThatWorkedComesFirstNextTime() throws IOException {
    Mirror missing = mirror(Mirror.status(404));
    mirror(Mirror.good(content));
    try (MirrorDownload download = new MirrorDownload(addresses(), Duration.ofSeconds(20))) {
      download.fetch(file, folder, this::progressed);
      Files.delete(target());
      download.fetch(file, folder, this::progressed);
    }

    assertFetched();
    assertEquals(1, missing.ranges().size());
  }

  @Test
  void fetch_allMirrorsFail() throws IOException {
    mirror(Mirror.status(404));
    mirror(Mirror.good(corrupt()));
    mirror(Mirror.good(new byte[20]));
    Mirror closed = mirror(Mirror.good(content));
    closed.close();

    String message = assertThrows(DataException.class, this::fetch).getMessage();

    List<String> lines = message.lines().toList();
    assertTrue(lines.get(0).startsWith("digits.gz could not be downloaded from any mirror"), message);
    assertTrue(lines.get(0).contains(folder.toString()), message);
    assertEquals("  " + addresses().get(0) + ": answered 404", lines.get(1));
    assertEquals("  " + addresses().get(1) + ": sent a file with the wrong checksum", lines.get(2));
    assertEquals("  " + addresses().get(2) + ": has another file, 20 bytes where 300000 are due",
        lines.get(3));
    assertEquals("  " + addresses().get(3) + ": no connection", lines.get(4));
    assertEquals(5, lines.size());
    assertNothingLeft();
  }

  @Test
  void fetch_unknownHost() {
    URI nowhere = URI.create("http://mirror.invalid/mnist/");
    try (MirrorDownload download = new MirrorDownload(List.of(nowhere), Duration.ofSeconds(20))) {
      String message = assertThrows(DataException.class, () -> download.fetch(file, folder, this::progressed))
          .getMessage();
      assertTrue(message.endsWith("  http://mirror.invalid/mnist/: host not found"), message);
    }
  }

  @Test
  void fetch_interrupted() {
    mirror(Mirror.stalling(content));
    Thread.currentThread().interrupt();

    DataException e = assertThrows(DataException.class, this::fetch);

    assertTrue(Thread.interrupted());
    assertTrue(e.getMessage().contains("interrupted"), e.getMessage());
  }

  private void assertNothingLeft() throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
  }
}
