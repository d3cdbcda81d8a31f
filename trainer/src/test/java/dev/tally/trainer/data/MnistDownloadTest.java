package dev.tally.trainer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.NeedsData;
import dev.tally.reader.Sha256;
import dev.tally.reader.SharedData;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistDownloadTest {
  @TempDir
  Path folder;

  @Test
  @NeedsData("mnist")
  void fetch_fourFilesThatLoad() {
    Path original = SharedData.directory("mnist");
    Set<String> heard = new LinkedHashSet<>();
    try (Mirror mirror = new Mirror((exchange, range) -> {
      String name = Path.of(exchange.getRequestURI().getPath()).getFileName().toString();
      Mirror.good(Files.readAllBytes(original.resolve(name))).give(exchange, range);
    })) {
      new MnistDownload(List.of(mirror.address())).fetch(folder, (file, _, _) -> heard.add(file));
    }

    assertEquals(Mnist.load(folder).hashes().keySet(), heard);
    assertEquals(10_000, Mnist.load(folder).test().size());
  }

  @Test
  void fetch_laterFailureKeepsEarlierFiles() throws IOException {
    byte[] content = {1, 2, 3};
    Path first = Files.write(folder.resolve("first"), content);
    List<RemoteFile> files = List.of(new RemoteFile("first", 3, Sha256.of(first)),
        new RemoteFile("second", 9, "other"));
    Files.delete(first);
    try (Mirror mirror = new Mirror(Mirror.good(content))) {
      MnistDownload download = new MnistDownload(List.of(mirror.address()), files);

      String message = assertThrows(DataException.class, () -> download.fetch(folder, (_, _, _) -> {}))
          .getMessage();

      assertTrue(message.startsWith("second could not be downloaded"), message);
    }
    assertArrayEquals(content, Files.readAllBytes(first));
    assertFalse(Files.exists(folder.resolve("second")));
  }

  @Test
  void mirrors_areFoldersOverTls() {
    for (URI mirror : MnistDownload.MIRRORS) {
      assertEquals("https", mirror.getScheme());
      assertTrue(mirror.getPath().endsWith("/"), mirror.toString());
    }
    assertThrows(IllegalArgumentException.class, () -> new MnistDownload(List.of()));
  }
}
