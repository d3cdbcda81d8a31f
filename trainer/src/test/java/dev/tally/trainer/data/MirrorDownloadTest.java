package dev.tally.trainer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MirrorDownloadTest {
  @TempDir
  Path folder;
  private final byte[] content = new byte[300_000];
  private RemoteFile file;
  private final List<Mirror> mirrors = new ArrayList<>();
  private final List<Long> progress = new ArrayList<>();

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
  void fetch_presentFileIsKeptWithoutARequest() throws IOException {
    Mirror good = mirror(Mirror.good(content));
    Files.write(target(), content);

    fetch();

    assertFetched();
    assertEquals(List.of(), good.ranges());
  }

  @Test
  void fetch_presentButWrongFileIsReplaced() throws IOException {
    mirror(Mirror.good(content));
    Files.write(target(), corrupt());

    fetch();

    assertFetched();
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
  void fetch_cutConnectionIsResumedAtTheNextMirror() throws IOException {
    mirror(Mirror.cut(content));
    Mirror good = mirror(Mirror.good(content));

    fetch();

    assertFetched();
    assertResumedOnce(good);
  }

  @Test
  void fetch_cutConnectionIsResumedByALaterCall() throws IOException {
    Mirror cut = mirror(Mirror.cut(content));
    assertThrows(DataException.class, this::fetch);
    assertFalse(Files.exists(target()));
    long kept = Files.size(part());
    assertTrue(kept > 0 && kept <= content.length / 2, () -> "kept " + kept);
    mirrors.remove(cut);
    cut.close();
    progress.clear();
    Mirror good = mirror(Mirror.good(content));

    fetch();

    assertFetched();
    assertEquals(kept, progress.getFirst());
    assertEquals(List.of("bytes=" + kept + "-"), good.ranges());
  }

  @Test
  void fetch_serverThatIgnoresRangeSendsAll() throws IOException {
    Mirror ignoring = mirror(Mirror.ignoringRange(content));
    Files.write(part(), new byte[1_000]);

    fetch();

    assertFetched();
    assertEquals(List.of("bytes=1000-"), ignoring.ranges());
  }

  @Test
  void fetch_refusedRangeStartsAgain() throws IOException {
    Mirror refusing = mirror((exchange, range) -> {
      if (range == null) {
        Mirror.good(content).give(exchange, null);
      } else {
        exchange.sendResponseHeaders(416, -1);
      }
    });
    Files.write(part(), Arrays.copyOf(content, 1_000));

    fetch();

    assertFetched();
    assertEquals(List.of("bytes=1000-", "null"), refusing.ranges());
  }

  @Test
  void fetch_otherRangeThanAskedStartsAgain() throws IOException {
    mirror((exchange, range) -> Mirror.good(content).give(exchange, range == null ? null : "bytes=7-"));
    Files.write(part(), Arrays.copyOf(content, 1_000));

    fetch();

    assertFetched();
  }

  @Test
  void fetch_stalePartIsGivenUpEvenWithOneMirror() throws IOException {
    Mirror good = mirror(Mirror.good(content));
    Files.write(part(), new byte[1_000]);

    fetch();

    assertFetched();
    assertEquals(List.of("bytes=1000-", "null"), good.ranges());
  }

  @Test
  void fetch_stalePartOfFullSizeOrMore() throws IOException {
    Mirror good = mirror(Mirror.good(content));
    for (int size : new int[] {content.length, content.length + 1}) {
      Files.write(part(), new byte[size]);

      fetch();

      assertFetched();
      Files.delete(target());
    }
    assertEquals(List.of("null", "null"), good.ranges());
  }

  @Test
  void fetch_completePartNeedsNoRequest() throws IOException {
    Mirror good = mirror(Mirror.good(content));
    Files.write(part(), content);

    fetch();

    assertFetched();
    assertEquals(List.of(), good.ranges());
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
  void fetch_createsTheFolder() throws IOException {
    mirror(Mirror.good(content));
    folder = folder.resolve("new").resolve("mnist");

    fetch();

    assertFetched();
  }

  @Test
  void fetch_folderIsAFile() throws IOException {
    Mirror good = mirror(Mirror.good(content));
    folder = Files.createFile(folder.resolve("occupied"));

    String message = assertThrows(DataException.class, this::fetch).getMessage();

    assertTrue(message.startsWith(target() + " cannot be written"), message);
    assertEquals(List.of(), good.ranges());
  }

  @Test
  void fetch_folderThatMayNotBeWritten() throws IOException {
    mirror(Mirror.good(content));
    Path locked = Files.createDirectory(folder.resolve("locked"));
    assumeFalse(!locked.toFile().setWritable(false) || Files.isWritable(locked),
        "the superuser may write anywhere");
    folder = locked;

    String message = assertThrows(DataException.class, this::fetch).getMessage();

    assertTrue(message.contains("cannot be written"), message);
    assertTrue(locked.toFile().setWritable(true));
  }

  @Test
  void fetch_partThatMayNotBeWritten() throws IOException {
    mirror(Mirror.good(content));
    Files.createDirectories(part().resolve("occupied"));

    String message = assertThrows(DataException.class, this::fetch).getMessage();

    assertTrue(message.contains("cannot be written"), message);
  }

  @Test
  void fetch_interrupted() {
    mirror(Mirror.stalling(content));
    Thread.currentThread().interrupt();

    DataException e = assertThrows(DataException.class, this::fetch);

    assertTrue(Thread.interrupted());
    assertTrue(e.getMessage().contains("interrupted"), e.getMessage());
  }

  private Mirror mirror(Mirror.Answer answer) {
    Mirror mirror = new Mirror(answer);
    mirrors.add(mirror);
    return mirror;
  }

  private List<URI> addresses() {
    return mirrors.stream().map(Mirror::address).toList();
  }

  private void fetch() {
    fetch(Duration.ofSeconds(20));
  }

  private void fetch(Duration patience) {
    try (MirrorDownload download = new MirrorDownload(addresses(), patience)) {
      download.fetch(file, folder, this::progressed);
    }
  }

  private void progressed(String name, long bytes, long total) {
    assertEquals("digits.gz", name);
    assertEquals(content.length, total);
    progress.add(bytes);
  }

  private byte[] corrupt() {
    byte[] corrupt = content.clone();
    corrupt[content.length / 3] ^= 1;
    return corrupt;
  }

  private Path target() {
    return folder.resolve("digits.gz");
  }

  private Path part() {
    return folder.resolve("digits.gz.part");
  }

  private void assertFetched() throws IOException {
    assertArrayEquals(content, Files.readAllBytes(target()));
    assertFalse(Files.exists(part()));
  }

  /** One request, that begins where the cut left off. A cut may take bytes with it that were sent but not read yet. */
  private void assertResumedOnce(Mirror mirror) {
    assertEquals(1, mirror.ranges().size());
    long start = Long.parseLong(mirror.ranges().getFirst().replaceFirst("bytes=(\\d+)-", "$1"));
    assertTrue(start > 0 && start <= content.length / 2, () -> "resumed at " + start);
    assertEquals(2, Collections.frequency(progress, start), "the last of the one, the first of the other");
  }

  private void assertNothingLeft() throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
  }
}
