package dev.tally.spark.slice;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.UUID;
import org.apache.hadoop.fs.Path;

/**
 * Where what lies in the folder of a run.
 *
 * <pre>
 * OUT/_SUCCESS                       once the run is finished
 * OUT/slice=17/rows.parquet          the results: a slice is whole or not there
 * OUT/_run/card.json                 what the run is
 * OUT/_run/photos/slice=17/*.parquet the photos of each slice
 * OUT/_run/attempts/17/ID            the photo that an attempt at the slice is at
 * OUT/_run/work/17-ID.parquet        rows under way
 * </pre>
 *
 * <p>What reads Parquet passes over names that begin with an underscore.
 */
public final class Layout {
  private static final String ROWS = "rows.parquet";
  private static final String SLICE = "slice=";

  private final Path out;

  public Layout(Path out) {
    this.out = out;
  }

  public Path out() {
    return out;
  }

  /** There once the run is finished. */
  public Path success() {
    return new Path(out, "_SUCCESS");
  }

  /** All that is not results. */
  public Path run() {
    return new Path(out, "_run");
  }

  public Path card() {
    return new Path(run(), "card.json");
  }

  public Path photos() {
    return new Path(run(), "photos");
  }

  Path photos(int slice) {
    return new Path(photos(), SLICE + slice);
  }

  public Path rows(int slice) {
    return new Path(new Path(out, SLICE + slice), ROWS);
  }

  /** The number of the slice whose rows are that file; empty where it is another file. */
  public OptionalInt slice(Path file) {
    String folder = file.getParent().getName();
    if (!file.getName().equals(ROWS) || !folder.matches(SLICE + "\\d{1,9}")) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(Integer.parseInt(folder.substring(SLICE.length())));
  }

  public Path attempts() {
    return new Path(run(), "attempts");
  }

  Path attempts(int slice) {
    return new Path(attempts(), Integer.toString(slice));
  }

  public Path work() {
    return new Path(run(), "work");
  }

  /** A file that nobody else writes. */
  Path work(int slice) {
    return new Path(work(), String.format(Locale.ROOT, "%d-%s.parquet", slice, UUID.randomUUID()));
  }
}
