package dev.tally.spark.run;

import dev.tally.spark.slice.Layout;
import dev.tally.spark.slice.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The folder of a run as the driver sees it: what run it is, and how far it got. */
final class RunFolder {
  private final Layout layout;
  private final FileSystem files;

  /** Nothing is written yet. */
  RunFolder(String out, Configuration hadoop) throws IOException {
    this.files = Storage.of(Storage.path(out), hadoop);
    // With its scheme, since an executor may take another one for granted.
    this.layout = new Layout(files.makeQualified(Storage.path(out)));
  }

  Layout layout() {
    return layout;
  }

  /** All rows that are there, as Spark reads them. */
  Dataset<Row> rows(SparkSession spark) {
    return spark.read().parquet(layout.out().toString());
  }

  /** Empty where none was planned to its end. */
  Optional<RunCard> card() throws IOException {
    try {
      String json = new String(Storage.bytes(files, layout.card()), StandardCharsets.UTF_8);
      return Optional.of(RunCard.of(json, layout.card().toString()));
    } catch (FileNotFoundException _) {
      return Optional.empty();
    }
  }

  /** Throws {@link BatchException} where there is something that is no run's. */
  void requireEmpty() throws IOException {
    for (FileStatus entry : entries()) {
      if (!entry.getPath().equals(layout.run())) {
        throw new BatchException(
            layout.out() + " holds something else, " + entry.getPath().getName() + "; choose another --out");
      }
    }
  }

  private List<FileStatus> entries() throws IOException {
    try {
      return List.of(files.listStatus(layout.out()));
    } catch (FileNotFoundException _) {
      return List.of();
    }
  }

  /** The run begins here. */
  void begin(RunCard card) throws IOException {
    write(layout.card(), card.json());
  }

  boolean isFinished() throws IOException {
    return files.exists(layout.success());
  }

  /** Those that are finished. Lists all files at once: an object store then answers a thousand names at a time. */
  Set<Integer> slices() throws IOException {
    Set<Integer> done = new TreeSet<>();
    RemoteIterator<LocatedFileStatus> all = files.listFiles(layout.out(), true);
    while (all.hasNext()) {
      layout.slice(all.next().getPath()).ifPresent(done::add);
    }
    return done;
  }

  /** Throws {@link BatchException} where a slice is missing. */
  void finish(RunCard card) throws IOException {
    List<Integer> missing = missing(card);
    if (!missing.isEmpty()) {
      throw new BatchException(missing.size() + " of " + card.slices() + " slices are missing in "
          + layout.out() + "; go on with --resume");
    }
    files.delete(layout.work(), true);
    files.delete(layout.attempts(), true);
    write(layout.success(), "");
  }

  List<Integer> missing(RunCard card) throws IOException {
    Set<Integer> done = slices();
    List<Integer> missing = new ArrayList<>();
    for (int slice = 0; slice < card.slices(); slice++) {
      if (!done.contains(slice)) {
        missing.add(slice);
      }
    }
    return missing;
  }

  /** The file is there as a whole or not at all. */
  private void write(Path file, String text) throws IOException {
    Path part = file.suffix(".part");
    try (OutputStream out = files.create(part, true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    if (!files.rename(part, file)) {
      throw new IOException(part + " cannot be moved to " + file);
    }
  }
}
