package dev.tally.spark.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
  @TempDir
  private Path folder;

  private List<String> files(boolean deep) throws IOException {
    Folders folders = new Folders(new org.apache.hadoop.fs.Path(folder.toString()), deep,
        new Configuration());
    List<String> names = new ArrayList<>();
    while (folders.hasNext()) {
      names.add(folders.next().replace("file://" + folder + "/", ""));
    }
    assertThrows(NoSuchElementException.class, folders::next);
    return names.stream().sorted().toList();
  }

  @Test
  void findsFilesBelowAndPassesOverWhatIsHidden() throws IOException {
    Files.createDirectories(folder.resolve("a/b"));
    Files.createDirectories(folder.resolve("_run"));
    Files.createDirectories(folder.resolve("empty"));
    for (String name : List.of("1.jpg", "a/2 3.jpg", "a/b/4.jpg", "_run/5.jpg", ".6.jpg", "a/_7.jpg")) {
      Files.writeString(folder.resolve(name), "");
    }
    assertEquals(List.of("1.jpg", "a/2%203.jpg", "a/b/4.jpg"), files(true));
    assertEquals(List.of("1.jpg"), files(false));
  }
}
