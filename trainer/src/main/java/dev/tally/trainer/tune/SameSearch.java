package dev.tally.trainer.tune;

import dev.tally.trainer.data.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Remembers in {@code search.txt} what a folder searches, so that no other search is mixed with it. */
final class SameSearch {
  private SameSearch() {}

  /** Throws {@link IllegalArgumentException} where the folder holds another search, and names the first difference. */
  static void check(Path folder, String search) throws IOException {
    Path file = folder.resolve("search.txt");
    if (!Files.exists(file)) {
      WholeFile.write(file, search.getBytes(StandardCharsets.UTF_8));
      return;
    }
    List<String> there = Files.readAllLines(file);
    List<String> here = search.lines().toList();
    for (int i = 0; i < Math.max(there.size(), here.size()); i++) {
      String old = i < there.size() ? there.get(i) : "nothing more";
      String now = i < here.size() ? here.get(i) : "nothing more";
      if (!old.equals(now)) {
        throw new IllegalArgumentException(
            "%s holds another search (there: %s; now: %s); give another --out, or delete it".formatted(folder,
                old, now));
      }
    }
  }
}
