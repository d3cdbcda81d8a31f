package dev.tally.trainer.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the file goes: what is there already, and folders that cannot take it. */
class DownloadFolderTest extends DownloadFixture {
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
}
