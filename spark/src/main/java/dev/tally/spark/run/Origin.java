package dev.tally.spark.run;

import dev.tally.spark.run.Batch.Wish;
import dev.tally.spark.slice.Storage;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What a run is made of: photos, or an earlier run whose rows are partly read anew and partly taken over. */
sealed interface Origin {
  /** Every photo of a folder or a list, whose name has its scheme. */
  record Place(String place) implements Origin {}

  /** Those photos of an earlier run that fulfil the condition. */
  record Earlier(RunFolder run, RunCard card, String condition) implements Origin {
    /** Without one all are read anew. */
    private static final String ALL = "true";
  }

  /** Throws {@link BatchException} where the wish contradicts what is there. */
  static Origin of(Wish wish, Configuration hadoop) throws IOException {
    RunFolder run = new RunFolder(wish.in(), hadoop);
    Optional<RunCard> card = Photos.isList(wish.in()) ? Optional.empty() : run.card();
    if (card.isEmpty()) {
      if (wish.where().isPresent()) {
        throw new BatchException("--where chooses among the rows of an earlier run, and " + wish.in()
            + " is none; name its --out as --in, and a new --out");
      }
      Path place = Storage.path(wish.in());
      FileSystem files = place.getFileSystem(hadoop);
      return new Place(files.makeQualified(place).toString());
    }
    if (!run.isFinished()) {
      throw new BatchException(
          wish.in() + " is a run that did not finish; go on with it first, with --resume");
    }
    return new Earlier(run, card.get(), wish.where().orElse(Earlier.ALL));
  }

  /** What is to be read. */
  default Dataset<Row> photos(Photos photos) throws IOException {
    return switch (this) {
      case Place place -> photos.in(place.place());
      case Earlier earlier -> photos.of(earlier.run(), earlier.condition());
    };
  }

  /** As many as the earlier run has, so that a photo is in the slice of the same number. */
  default Optional<Integer> slices() {
    return this instanceof Earlier earlier ? Optional.of(earlier.card().slices()) : Optional.empty();
  }

  /** The folder whose other rows are taken over. */
  default Optional<String> earlier() {
    return this instanceof Earlier earlier
        ? Optional.of(earlier.run().layout().out().toString())
        : Optional.empty();
  }

  /** What two runs must have in common to be the same. */
  default String text() {
    return switch (this) {
      case Place place -> place.place();
      case Earlier earlier -> earlier.run().layout().out() + " where " + earlier.condition();
    };
  }
}
