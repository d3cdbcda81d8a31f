package dev.tally.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A table of text: the first column to the left, the others to the right, each as wide as it must be. */
final class Table {
  private final List<String[]> rows = new ArrayList<>();

  Table(String... headings) {
    rows.add(headings);
  }

  /** As many cells as there are headings. */
  void row(String... cells) {
    if (cells.length != rows.getFirst().length) {
      throw new IllegalArgumentException(cells.length + " cells for " + rows.getFirst().length + " columns");
    }
    rows.add(cells);
  }

  boolean isEmpty() {
    return rows.size() == 1;
  }

  /**
   * The same where it fits, and else a block a row: the first cell, and below it each of the others behind its heading. Long values, such
   * as hashes, stay whole.
   */
  String within(int columns) {
    String wide = toString();
    if (wide.lines().allMatch(line -> line.length() <= columns)) {
      return wide;
    }
    String[] headings = rows.getFirst();
    int width = Stream.of(headings).skip(1).mapToInt(String::length).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (String[] row : rows.subList(1, rows.size())) {
      text.append(row[0]).append(System.lineSeparator());
      for (int k = 1; k < row.length; k++) {
        text.append("  ").append(headings[k]).append(" ".repeat(width - headings[k].length()));
        text.append("  ").append(row[k]).append(System.lineSeparator());
      }
    }
    return text.toString();
  }

  @Override
  public String toString() {
    if (isEmpty()) {
      return "";
    }
    int[] width = new int[rows.getFirst().length];
    for (String[] row : rows) {
      for (int k = 0; k < row.length; k++) {
        width[k] = Math.max(width[k], row[k].length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int k = 0; k < row.length; k++) {
        String space = " ".repeat(width[k] - row[k].length());
        line.append(k == 0 ? row[k] + space : "  " + space + row[k]);
      }
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }
}
