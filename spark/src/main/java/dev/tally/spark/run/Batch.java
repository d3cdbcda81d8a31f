package dev.tally.spark.run;

import dev.tally.spark.reading.Networks;
import dev.tally.spark.reading.ReadingSettings;
import dev.tally.spark.reading.RowReader;
import dev.tally.spark.row.PhotoRow.NetworkHash;
import dev.tally.spark.slice.SliceTask;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;

/** Leads a run: lists the photos, has their slices read, and says what came of it. */
public final class Batch {
  private final SparkSession spark;
  private final JavaSparkContext context;
  private final Configuration hadoop;
  private final Broadcast<SerializableConfiguration> travelling;
  private final PrintWriter err;

  /** @param err hears of the progress */
  public Batch(SparkSession spark, PrintWriter err) {
    this.spark = spark;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.hadoop = context.hadoopConfiguration();
    this.travelling = context.broadcast(new SerializableConfiguration(hadoop));
    this.err = err;
  }

  /**
   * What is asked for.
   *
   * @param in a folder of photos, or a Parquet file that lists them
   * @param out where the results go
   * @param slicePhotos at most so many photos are read before their rows appear, at least 1
   * @param resume whether a run that was begun there goes on
   */
  public record Wish(String in, String out, Networks networks, ReadingSettings settings, int slicePhotos,
      boolean resume) {
    Map<String, String> identity() {
      Map<String, String> identity = new TreeMap<>();
      identity.put("in", in);
      identity.put("version", RowReader.version());
      identity.put("settings", settings.toString());
      identity.put("networks", networks.hashes().stream().map(Wish::text).collect(Collectors.joining(", ")));
      return identity;
    }

    private static String text(NetworkHash network) {
      return network.name() + " " + network.sha256();
    }
  }

  /**
   * Runs it to its end.
   *
   * @throws BatchException where it cannot be run as it is wished
   */
  public void run(Wish wish) throws IOException {
    RunFolder folder = new RunFolder(wish.out(), hadoop);
    Optional<RunCard> begun = folder.card();
    if (begun.isPresent()) {
      requireSame(begun.get(), wish);
      if (folder.isFinished()) {
        err.println("tally: " + wish.out() + " is finished; nothing is left to do");
        return;
      }
      if (!wish.resume()) {
        throw new BatchException(
            wish.out() + " has a run that did not finish; go on with --resume, or choose another --out");
      }
    }
    RunCard card = begun.isPresent() ? begun.get() : plan(folder, wish);
    read(card, folder, wish);
    folder.finish(card);
  }

  private static void requireSame(RunCard begun, Wish wish) {
    String difference = begun.difference(wish.identity());
    if (!difference.isEmpty()) {
      throw new BatchException(
          wish.out() + " has another run's results (" + difference + "); choose another --out");
    }
  }

  private RunCard plan(RunFolder folder, Wish wish) throws IOException {
    folder.requireEmpty();
    Dataset<Row> photos = new Photos(spark, travelling).in(wish.in()).persist(StorageLevel.DISK_ONLY());
    long count = photos.count();
    if (count == 0) {
      throw new BatchException("there are no photos in " + wish.in());
    }
    RunCard card = new RunCard(wish.identity(), count, slices(count, wish.slicePhotos()));
    Photos.write(photos, card.slices(), folder.layout());
    photos.unpersist();
    folder.begin(card);
    return card;
  }

  /** As few as hold the photos, but some for each core, so that none waits long for the last. */
  private int slices(long photos, int most) {
    long full = Math.ceilDiv(photos, most);
    long busy = Math.min(photos, 8L * context.defaultParallelism());
    return Math.toIntExact(Math.max(full, busy));
  }

  private void read(RunCard card, RunFolder folder, Wish wish) throws IOException {
    List<Integer> missing = folder.missing(card);
    LongAccumulator photos = context.sc().longAccumulator("photos");
    Broadcast<Networks> networks = context.broadcast(wish.networks());
    context.parallelize(missing, Math.max(1, missing.size()))
        .foreach(
            new SliceTask(folder.layout().out().toString(), networks, wish.settings(), travelling, photos));
  }
}
