package dev.tally.spark.run;

import dev.tally.spark.reading.Networks;
import dev.tally.spark.reading.ReadingSettings;
import dev.tally.spark.slice.SliceTask;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.metrics.source.LongAccumulatorSource$;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import scala.collection.immutable.Map.Map2;

/**
 * Leads a run: lists the photos, has their slices read, and says what came of it.
 *
 * <p>Good for any number of photos, since no list of them is ever in the driver. Bad for a few: a slice costs some 0.1 s beside its photos.
 * Not for several threads; several drivers on one {@code out} do no harm, but the same work.
 */
public final class Batch {
  /** Slices a core in a run that has few: so the last slices do not keep one core busy while the others wait. */
  private static final long SLICES_A_CORE = 8;

  private final SparkSession spark;
  private final JavaSparkContext context;
  private final Configuration hadoop;
  private final Broadcast<SerializableConfiguration> travelling;
  private final Consumer<String> hears;

  /** @param hears of the progress, a line each */
  public Batch(SparkSession spark, Consumer<String> hears) {
    this.spark = spark;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.hadoop = context.hadoopConfiguration();
    this.travelling = context.broadcast(new SerializableConfiguration(hadoop));
    this.hears = hears;
  }

  /**
   * What is asked for.
   *
   * @param in a folder of photos, a Parquet file that lists them, or the results of an earlier run
   * @param where which photos of an earlier run are read, as a condition of Spark SQL
   * @param out where the results go
   * @param slicePhotos at most so many photos are read before their rows appear, at least 1
   * @param resume whether a run that was begun there goes on
   */
  public record Wish(String in, Optional<String> where, String out, Networks networks,
      ReadingSettings settings, int slicePhotos, boolean resume) {}

  /**
   * Runs it to its end. A run that is finished already is left as it is.
   *
   * @throws BatchException where it cannot be run as it is wished
   * @throws IOException where the folder of the run cannot be read or written
   */
  public Summary run(Wish wish) throws IOException {
    RunFolder folder = new RunFolder(wish.out(), hadoop);
    Origin origin = Origin.of(wish, hadoop);
    Optional<RunCard> begun = folder.card();
    if (begun.isPresent()) {
      requireSame(begun.get(), origin, wish);
      if (folder.isFinished()) {
        hears.accept("tally: " + wish.out() + " is finished; there is nothing left to do");
        return Summary.of(folder.rows(spark), 0, Duration.ZERO);
      }
      if (!wish.resume()) {
        throw new BatchException(
            wish.out() + " has a run that did not finish; go on with --resume, or choose another --out");
      }
    }
    RunCard card = begun.isPresent() ? begun.get() : plan(folder, origin, wish);
    return read(card, folder, origin, wish);
  }

  private static void requireSame(RunCard begun, Origin origin, Wish wish) {
    String difference = begun.difference(RunCard.identity(origin, wish));
    if (!difference.isEmpty()) {
      throw new BatchException(
          wish.out() + " has another run's results (" + difference + "); choose another --out");
    }
  }

  private RunCard plan(RunFolder folder, Origin origin, Wish wish) throws IOException {
    folder.requireEmpty();
    Dataset<Row> photos = origin.photos(new Photos(spark, travelling)).persist(StorageLevel.DISK_ONLY());
    long count = photos.count();
    if (count == 0) {
      throw new BatchException("there are no photos to read in " + wish.in()
          + wish.where().map(condition -> " where " + condition).orElse(""));
    }
    int slices = origin.slices().orElseGet(() -> slices(count, wish.slicePhotos()));
    Photos.write(photos, slices, folder.layout());
    photos.unpersist();
    RunCard card = new RunCard(RunCard.identity(origin, wish), count, slices);
    folder.begin(card);
    return card;
  }

  private int slices(long photos, int most) {
    long few = Math.min(photos, SLICES_A_CORE * context.defaultParallelism());
    return Math.toIntExact(Math.max(Math.ceilDiv(photos, most), few));
  }

  private Summary read(RunCard card, RunFolder folder, Origin origin, Wish wish) throws IOException {
    List<Integer> missing = folder.missing(card);
    LongAccumulator photos = context.sc().longAccumulator("photos");
    LongAccumulator slices = context.sc().longAccumulator("slices");
    // For whoever scrapes the driver; see docs/batch.md.
    LongAccumulatorSource$.MODULE$.register(context.sc(), new Map2<>("photos", photos, "slices", slices));
    SliceTask task = new SliceTask(folder.layout().out().toString(), origin.earlier().orElse(null),
        context.broadcast(wish.networks()), wish.settings(), travelling, photos, slices);
    try (Progress progress = new Progress(hears, photos, slices, missing.size())) {
      if (!missing.isEmpty()) {
        context.parallelize(missing, missing.size()).foreach(task);
      }
      Duration elapsed = progress.elapsed();
      folder.finish(card);
      return Summary.of(folder.rows(spark), photos.sum(), elapsed);
    }
  }
}
