package dev.tally.spark.slice;

import dev.tally.spark.reading.Networks;
import dev.tally.spark.reading.ReadingSettings;
import dev.tally.spark.reading.RowReader;
import dev.tally.spark.row.PhotoRow;
import dev.tally.spark.row.RowSchema;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.VoidFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Reads the photos of a slice and makes their rows appear, all of them or none. It may be run again at any time, also while it still runs
 * elsewhere: a slice that is finished is left alone.
 *
 * @param out folder of the run
 * @param earlier folder of the run whose other rows are taken over; null where there is none
 * @param photos counts those that were read
 * @param slices counts those that were finished
 */
public record SliceTask(String out, String earlier, Broadcast<Networks> networks, ReadingSettings settings,
    Broadcast<SerializableConfiguration> hadoop, LongAccumulator photos,
    LongAccumulator slices) implements VoidFunction<Integer> {
  /** A photo is set apart when its reading ended so many processes: one may have been ended by something else. */
  private static final int MOST_DEATHS = 2;

  @Override
  public void call(Integer slice) throws IOException {
    Layout layout = new Layout(Storage.path(out));
    Configuration configuration = hadoop.value().value();
    FileSystem files = Storage.of(layout.out(), configuration);
    if (files.exists(layout.rows(slice))) {
      return;
    }
    List<String> list = ParquetRows.photos(layout.photos(slice), configuration);
    try (AttemptLog attempts = AttemptLog.begin(files, layout.attempts(slice));
        SliceFile rows = new SliceFile(files, layout, slice, configuration)) {
      if (earlier != null) {
        takeOver(slice, Set.copyOf(list), rows);
      }
      read(list, attempts, rows);
      rows.commit();
    }
    files.delete(layout.attempts(slice), true);
    slices.add(1);
  }

  /** What is not to be read again stays as it was. */
  private void takeOver(int slice, Set<String> anew, SliceFile rows) throws IOException {
    Path before = new Layout(Storage.path(earlier)).rows(slice);
    ParquetRows.each(before, RowSchema.TYPE, hadoop.value().value(), row -> {
      if (!anew.contains(ParquetRows.photo(row))) {
        rows.write(row);
      }
    });
  }

  private void read(List<String> list, AttemptLog attempts, SliceFile rows) throws IOException {
    RowReader reader = new RowReader(networks.value(), settings);
    for (String photo : list) {
      int deaths = attempts.deaths(photo);
      PhotoRow row;
      if (deaths < MOST_DEATHS) {
        attempts.at(photo);
        row = reader.read(photo, file -> Storage.photo(file, hadoop.value().value()));
        requireWanted();
      } else {
        row = reader.setApart(photo, deaths);
      }
      rows.write(RowSchema.group(row));
      photos.add(1);
    }
  }

  /** An interrupted read may look like a photo that cannot be fetched. */
  private static void requireWanted() throws InterruptedIOException {
    if (TaskContext.get().isInterrupted() || Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("the task was ended");
    }
  }
}
