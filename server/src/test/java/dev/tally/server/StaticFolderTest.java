package dev.tally.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a folder are served, and nothing else, whatever lies in it. */
class StaticFolderTest {
  @TempDir
  private Path folder;

  private Path pages() throws IOException {
    Path pages = Files.createDirectory(folder.resolve("pages"));
    Files.writeString(pages.resolve("page.html"), "a page");
    Files.createDirectory(pages.resolve("sub"));
    Files.writeString(pages.resolve("sub/index.html"), "a page below");
    return pages;
  }

  @Test
  void linksThatLeaveTheFolderAreNotFollowed() throws IOException {
    Path pages = pages();
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("secret.txt"), "secret");
    Files.writeString(outside.resolve("index.html"), "secret");
    Files.createDirectory(folder.resolve("pages-too"));
    Files.writeString(folder.resolve("pages-too/secret.txt"), "secret");
    Files.createSymbolicLink(pages.resolve("file.txt"), outside.resolve("secret.txt"));
    Files.createSymbolicLink(pages.resolve("folder"), outside);
    Files.createSymbolicLink(pages.resolve("relative.txt"), Path.of("../outside/secret.txt"));
    Files.createSymbolicLink(pages.resolve("beside.txt"), folder.resolve("pages-too/secret.txt"));
    Files.createSymbolicLink(pages.resolve("twice.txt"), pages.resolve("file.txt"));
    Files.createDirectory(pages.resolve("own"));
    Files.createSymbolicLink(pages.resolve("own/index.html"), outside.resolve("secret.txt"));
    Files.createSymbolicLink(pages.resolve("index.html"), outside.resolve("secret.txt"));
    Files.createSymbolicLink(pages.resolve("gone.txt"), folder.resolve("gone"));
    Path link = Files.createSymbolicLink(folder.resolve("current"), pages);
    Path relative = Path.of("").toAbsolutePath().relativize(pages);
    for (Path named : List.of(pages, link, relative)) {
      assertStaysInside(named);
    }
  }

  private void assertStaysInside(Path pages) {
    try (TallyServer server = Servers.start(folder, Setting.STATIC_FOLDER, pages.toString())) {
      Client client = Client.of(server);
      assertEquals("a page", client.get("/page.html").text());
      assertEquals("a page below", client.get("/sub/").text());
      for (String path : new String[] {"/file.txt", "/folder/secret.txt", "/folder/", "/folder",
          "/relative.txt", "/beside.txt", "/twice.txt", "/own/", "/own/index.html", "/", "/gone.txt",
          "/%66ile.txt", "/sub/..%2ffile.txt", "/sub/%2e%2e/file.txt", "/..%2foutside/secret.txt",
          "/folder/%2e/secret.txt", "//file.txt"}) {
        Client.Answer answer = client.get(path);
        assertTrue(answer.status() >= 400, path + " " + answer.status() + answer.text());
        assertFalse(answer.text().contains("secret"), path);
      }
    }
  }

  /** As deployments do it that switch from one version of their pages to the next. */
  @Test
  void theFolderItselfMayBeALinkAndLinksWithinItAreFollowed() throws IOException {
    Path pages = pages();
    Files.createSymbolicLink(pages.resolve("same.html"), pages.resolve("page.html"));
    Path link = Files.createSymbolicLink(folder.resolve("current"), pages);
    try (TallyServer server = Servers.start(folder, Setting.STATIC_FOLDER, link.toString())) {
      assertEquals("a page", Client.of(server).get("/page.html").text());
      assertEquals("a page", Client.of(server).get("/same.html").text());
    }
  }

  @Test
  void aFolderThatIsNotThereIsOneSentence() {
    String message = assertThrows(IllegalArgumentException.class,
        () -> Servers.start(folder, Setting.STATIC_FOLDER, folder.resolve("none").toString()).close())
        .getMessage();
    assertTrue(message.startsWith("static-folder = ") && message.endsWith(" is no folder"), message);
  }
}
