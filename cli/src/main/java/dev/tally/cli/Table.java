package dev.tally.cli;

import java.util.ArrayList;
import java.util.List;

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
