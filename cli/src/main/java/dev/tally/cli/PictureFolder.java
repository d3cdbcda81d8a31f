package dev.tally.cli;

import dev.tally.reader.image.GrayPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Numbered pictures in a folder, and the labels file that says what they show. */
final class PictureFolder {
  private final Path folder;
  private final List<String> labels = new ArrayList<>();

  /**
   * Begins with a folder that is there.
   *
   * @param columns of the labels file behind the pictures' names
   */
  PictureFolder(Path folder, String... columns) {
    this.folder = folder;
    labels.add("file\t" + String.join("\t", columns));
  }

  void add(GrayPicture picture, String... said) throws IOException {
    String name = String.format(Locale.ROOT, "%05d.png", size());
    Files.write(folder.resolve(name), picture.toPng());
    labels.add(name + "\t" + String.join("\t", said));
  }

  int size() {
    return labels.size() - 1;
  }

  /** Writes the labels file, after the last picture. */
  Path finish() throws IOException {
    return Files.write(folder.resolve("labels.tsv"), labels);
  }
}
