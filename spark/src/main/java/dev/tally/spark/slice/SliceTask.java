package dev.tally.spark.slice;

import dev.tally.spark.reading.Networks;
import dev.tally.spark.reading.ReadingSettings;
import dev.tally.spark.reading.RowReader;
import dev.tally.spark.row.PhotoRow;
import java.io.IOException;
import java.io.InterruptedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
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
 * @param photos counts those that were read
 */
public record SliceTask(String out, Broadcast<Networks> networks, ReadingSettings settings,
    Broadcast<SerializableConfiguration> hadoop, LongAccumulator photos) implements VoidFunction<Integer> {
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
    RowReader reader = new RowReader(networks.value(), settings);
    try (AttemptLog attempts = AttemptLog.begin(files, layout.attempts(slice));
        SliceFile rows = new SliceFile(files, layout, slice, configuration)) {
      for (String photo : PhotoList.of(files, layout.photos(slice), configuration)) {
        int deaths = attempts.deaths(photo);
        if (deaths < MOST_DEATHS) {
          attempts.at(photo);
        }
        PhotoRow row = deaths < MOST_DEATHS
            ? reader.read(photo, file -> Storage.photo(file, configuration))
            : reader.setApart(photo, deaths);
        requireWanted();
        rows.write(row);
        photos.add(1);
      }
      rows.commit();
    }
    files.delete(layout.attempts(slice), true);
  }

  /** An interrupted read may look like a photo that cannot be fetched. */
  private static void requireWanted() throws InterruptedIOException {
    if (TaskContext.get().isInterrupted() || Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("the task was ended");
    }
  }
}
