package dev.tally.trainer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.NeedsData;
import dev.tally.reader.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real hands from a real server: repositories' archives repacked, and files as they are. */
@Timeout(120)
@NeedsData("hands")
class HandsDownloadTest {
  private static final DownloadListener NOBODY = (_, _, _) -> {};

  @TempDir
  private Path folder;

  private final Path shared = SharedData.directory("hands");

  /** All but the sets that are fetched here. */
  @BeforeEach
  void theOthersAreThere() throws IOException {
    for (HandsFile file : HandsFile.values()) {
      if (file != HandsFile.SWISS && file != HandsFile.BHMSDS) {
        Files.copy(shared.resolve(file.fileName()), folder.resolve(file.fileName()));
      }
    }
  }

  /** What the repository's host packs: another folder around it, other files, another order. */
  private byte[] repository(HandsFile file, String prefix) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    TarFile.read(shared.resolve(file.fileName()), (name, bytes) -> files.put(name, bytes));
    files.remove("labels.tsv");
    Map<String, byte[]> packed = new LinkedHashMap<>();
    packed.put("some-07d208e/pom.xml", "<project/>".getBytes(StandardCharsets.UTF_8));
    files.entrySet()
        .stream()
        .sorted(Map.Entry.<String, byte[]>comparingByKey().reversed())
        .forEach(entry -> packed.put("some-07d208e/" + prefix + entry.getKey(), entry.getValue()));
    packed.put("some-07d208e/numbers/0013_CH3M/1/number-1.png", new byte[10]);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(TarBytes.of(packed));
    }
    return bytes.toByteArray();
  }

  private Mirror.Answer host(byte[] swiss, byte[] bhmsds) {
    return (exchange, range) -> Mirror
        .good(
            exchange.getRequestURI().getPath().contains("wblachowski/bhmsds/tar.gz/07d208e") ? bhmsds : swiss)
        .give(exchange, range);
  }

  private void fetch(Mirror host) {
    new HandsDownload(host.address().resolve("/"), Optional.empty()).fetch(folder, NOBODY);
  }

  @Test
  void repositoriesGiveTheSetsToTheLastByteOfTheirContents() throws IOException {
    byte[] swiss = repository(HandsFile.SWISS, "numbers/");
    byte[] bhmsds = repository(HandsFile.BHMSDS, "");
    // The last download was cut off in the middle.
    Files.write(folder.resolve("swiss-numbers.tar.source.part"), Arrays.copyOf(swiss, swiss.length / 2));
    try (Mirror host = new Mirror(host(swiss, bhmsds))) {
      fetch(host);
      assertEquals("bytes=" + swiss.length / 2 + "-", host.ranges().getFirst());
      assertEquals(2, host.ranges().size());
      assertArrayEquals(Files.readAllBytes(shared.resolve("swiss-numbers.tar")),
          Files.readAllBytes(folder.resolve("swiss-numbers.tar")));
      assertEquals(IdxFile.sha256(shared.resolve("bhmsds.tar.gz")),
          IdxFile.sha256(folder.resolve("bhmsds.tar.gz")));
      assertTrue(HandsFile.BHMSDS.in(folder).isPresent(), "another packing of the same contents is the set");
      fetch(host);
      assertEquals(2, host.ranges().size(), "what is there and right is not asked for again");
    }
    try (var left = Files.list(folder)) {
      assertFalse(left.anyMatch(file -> file.toString().endsWith(".part")));
    }
  }

  @Test
  void aPartOfSomethingElseIsToBlameRatherThanTheHost() throws IOException {
    byte[] swiss = repository(HandsFile.SWISS, "numbers/");
    byte[] spoilt = Arrays.copyOf(swiss, 1000);
    spoilt[500] ^= 1;
    Files.write(folder.resolve("swiss-numbers.tar.source.part"), spoilt);
    Files.copy(shared.resolve("bhmsds.tar.gz"), folder.resolve("bhmsds.tar.gz"));
    try (Mirror host = new Mirror(host(swiss, swiss))) {
      fetch(host);
      assertEquals(2, host.ranges().size());
      assertTrue(HandsFile.SWISS.in(folder).isPresent());
    }
  }

  @Test
  void anotherRepositoryIsRefusedInOneLine() throws IOException {
    byte[] other = repository(HandsFile.BHMSDS, "");
    try (Mirror host = new Mirror(host(other, other))) {
      String message = assertThrows(DataException.class, () -> fetch(host)).getMessage();
      assertTrue(message.contains("anagnostes") && message.contains("SHA-256"), message);
      assertFalse(Files.exists(folder.resolve("swiss-numbers.tar")));
    }
  }

  @Test
  void whatNobodyPublishesIsAskedFor() throws IOException {
    for (HandsFile file : new HandsFile[] {HandsFile.SWISS, HandsFile.BHMSDS}) {
      Files.copy(shared.resolve(file.fileName()), folder.resolve(file.fileName()));
    }
    Files.delete(folder.resolve("uji-digits.jsonl.gz"));
    try (Mirror host = new Mirror(Mirror.status(500))) {
      String message = assertThrows(DataException.class, () -> fetch(host)).getMessage();
      assertTrue(message.startsWith("uji-digits.jsonl.gz cannot be made") && message.contains("--mirror"),
          message);
      assertEquals(0, host.ranges().size());
    }
    byte[] uji = Files.readAllBytes(shared.resolve("uji-digits.jsonl.gz"));
    try (Mirror mirror = new Mirror(Mirror.good(uji))) {
      new HandsDownload(mirror.address(), Optional.of(mirror.address())).fetch(folder, NOBODY);
      assertArrayEquals(uji, Files.readAllBytes(folder.resolve("uji-digits.jsonl.gz")));
    }
  }
}
