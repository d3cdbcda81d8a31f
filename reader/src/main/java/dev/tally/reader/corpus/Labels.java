package dev.tally.reader.corpus;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A labels file: UTF-8, tab-separated, one header line; first column the picture's file (relative to the labels file), second
 * what is expected (digits, an amount such as {@code 44.31}, or {@value #NOTHING} where there is nothing to read); of further
 * columns one that is headed {@value #WRITTEN} says by whom (hand, print), others are ignored, and so are empty lines.
 */
public record Labels(List<Item> items) {
  /** Expected where there is nothing to read and nothing may be invented. */
  public static final String NOTHING = "-";

  private static final String WRITTEN = "written";

  /**
   * A picture and what it says.
   *
   * @param written by whom, if that is labelled
   */
  public record Item(Path file, String expected, Optional<String> written) {
    public Item(Path file, String expected) {
      this(file, expected, Optional.empty());
    }

    public boolean isNothing() {
      return expected.equals(NOTHING);
    }

    /** What is expected without a currency, which some labels begin with: {@code $8.20}, {@code RM 3.90}. */
    public String amount() {
      return expected.replaceFirst("^[^0-9]+", "");
    }
  }

  public Labels {
    items = List.copyOf(items);
  }

  /** Throws {@link CorpusException} where the file is missing or not of that form, with the line. */
  public static Labels read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw new CorpusException(
          "labels file " + file + " is missing; name a tab-separated file of pictures and labels", e);
    } catch (CharacterCodingException e) {
      throw new CorpusException("labels file " + file + " is not UTF-8 text", e);
    } catch (IOException e) {
      throw new CorpusException("labels file " + file + " cannot be read", e);
    }
    List<Item> items = new ArrayList<>();
    int written = lines.isEmpty() ? -1 : List.of(lines.getFirst().split("\t", -1)).indexOf(WRITTEN);
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        items.add(item(file, i + 1, lines.get(i), written));
      }
    }
    if (items.isEmpty()) {
      throw new CorpusException(
          "labels file " + file + " has no pictures; it needs a header line and then a line for each");
    }
    return new Labels(items);
  }

  private static Item item(Path file, int number, String line, int written) {
    String[] columns = line.split("\t", -1);
    if (columns.length < 2 || columns[0].isBlank() || columns[1].isBlank()) {
      throw new CorpusException("labels file " + file + ", line " + number
          + ": a picture's file, a tab and what is expected are needed");
    }
    return new Item(file.resolveSibling(columns[0].strip()), columns[1].strip(),
        written > 0 && written < columns.length ? Optional.of(columns[written].strip()) : Optional.empty());
  }
}
