package dev.tally.trainer.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir
  Path folder;
  private Path home;
  private Path module;

  @BeforeEach
  void project() throws IOException {
    home = folder.resolve("home");
    module = Files.createDirectories(folder.resolve("project").resolve("module"));
    Files.createFile(module.resolveSibling("pom.xml"));
  }

  @Test
  void root_argumentFirst() {
    Path argument = folder.resolve("argument");

    assertEquals(argument,
        DataDirectory.of(Optional.of(argument), Map.of("TALLY_DATA", "elsewhere")::get, module, home, "Linux")
            .root());
  }

  @Test
  void root_thenVariable() throws IOException {
    Files.createDirectories(folder.resolve("shared").resolve("data"));

    assertEquals(Path.of("elsewhere"), root("Linux", Map.of("TALLY_DATA", "elsewhere")));
  }

  @Test
  void root_thenBesideProject() throws IOException {
    Path beside = Files.createDirectories(folder.resolve("shared").resolve("data"));

    assertEquals(beside, root("Linux", Map.of("TALLY_DATA", "", "XDG_CACHE_HOME", "/caches")));
  }

  @Test
  void root_thenCachesOfLinux() {
    String caches = folder.resolve("caches").toString();

    assertEquals(home.resolve(".cache").resolve("tally"), root("Linux", Map.of()));
    assertEquals(folder.resolve("caches").resolve("tally"), root("Linux", Map.of("XDG_CACHE_HOME", caches)));
    assertEquals(home.resolve(".cache").resolve("tally"),
        root("Linux", Map.of("XDG_CACHE_HOME", "relative")));
  }

  @Test
  void root_thenCachesOfMac() {
    assertEquals(home.resolve("Library").resolve("Caches").resolve("tally"), root("Mac OS X", Map.of()));
  }

  @Test
  void root_thenCachesOfWindows() {
    String local = folder.resolve("local").toString();

    assertEquals(folder.resolve("local").resolve("tally"), root("Windows 11", Map.of("LOCALAPPDATA", local)));
    assertEquals(home.resolve("AppData").resolve("Local").resolve("tally"), root("Windows 11", Map.of()));
  }

  @Test
  void root_variableThatIsNoPath() {
    assertThrows(DataException.class, () -> root("Linux", Map.of("TALLY_DATA", "a\0b")));
  }

  @Test
  void mnist_inItsFolder() throws IOException {
    Path mnist = Files.createDirectories(folder.resolve("mnist"));
    Files.createFile(mnist.resolve("train-labels-idx1-ubyte.gz"));

    assertEquals(mnist, new DataDirectory(folder).mnist());
    assertEquals(mnist, new DataDirectory(folder).mnistTarget());
  }

  @Test
  void mnist_inTheRoot() throws IOException {
    Files.createFile(folder.resolve("t10k-images-idx3-ubyte"));

    assertEquals(folder, new DataDirectory(folder).mnist());
    assertEquals(folder, new DataDirectory(folder).mnistTarget());
  }

  @Test
  void mnist_missing() throws IOException {
    Files.createDirectories(folder.resolve("mnist"));

    String message = assertThrows(DataException.class, () -> new DataDirectory(folder).mnist()).getMessage();

    assertTrue(message.contains(folder.toString()), message);
    assertTrue(message.endsWith("run ./tally data fetch mnist, or point --data at a folder that has it"),
        message);
    assertEquals(folder.resolve("mnist"), new DataDirectory(folder).mnistTarget());
  }

  private Path root(String system, Map<String, String> environment) {
    return DataDirectory.of(Optional.empty(), environment::get, module, home, system).root();
  }
}
