package dev.tally.trainer.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The course of a training, as {@code history.csv} has it: a header line, then a line an epoch. Columns are found by name, so that
 * later versions may add some. {@code true} and {@code false} are 1 and 0.
 *
 * @param rows one value for each column
 */
public record History(List<String> columns, List<double[]> rows) {
  /** For runs that have none. */
  public static final History NONE = new History(List.of(), List.of());

  public History {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** Throws {@link RunException} with the line where the text is no history. */
  public static History parse(String csv) {
    List<String> lines = csv.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().startsWith("epoch,")) {
      throw new RunException("history.csv does not start with a header line");
    }
    List<String> columns = Arrays.asList(lines.getFirst().split(",", -1));
    List<double[]> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      rows.add(row(lines.get(i), i + 1, columns.size()));
    }
    return new History(columns, rows);
  }

  private static double[] row(String line, int number, int columns) {
    String[] cells = line.split(",", -1);
    if (cells.length != columns) {
      throw new RunException(
          "history.csv, line " + number + ", has " + cells.length + " values for " + columns + " columns");
    }
    double[] row = new double[columns];
    for (int k = 0; k < columns; k++) {
      row[k] = value(cells[k].strip(), number);
    }
    return row;
  }

  private static double value(String cell, int number) {
    if (cell.equals("true") || cell.equals("false")) {
      return cell.equals("true") ? 1 : 0;
    }
    try {
      return Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      throw new RunException("history.csv, line " + number + ": '" + cell + "' is no number", e);
    }
  }

  public int epochs() {
    return rows.size();
  }

  public boolean has(String column) {
    return columns.contains(column);
  }

  /** One value an epoch. */
  public double[] column(String name) {
    int k = columns.indexOf(name);
    if (k < 0) {
      throw new RunException("history.csv has no column '" + name + "'");
    }
    return rows.stream().mapToDouble(row -> row[k]).toArray();
  }

  /** Wall time of all epochs; 0 where it was not kept. */
  public double seconds() {
    return has("seconds") ? Arrays.stream(column("seconds")).sum() : 0;
  }
}
