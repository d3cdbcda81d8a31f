package dev.tally.spark.run;

import dev.tally.spark.slice.Layout;
import dev.tally.spark.slice.Storage;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.util.SerializableConfiguration;

/** Where a run's photos come from. They are listed by the executors and stay there: the driver only learns how many there are. */
final class Photos {
  private static final String COLUMN = "photo";

  private final SparkSession spark;
  private final JavaSparkContext context;
  private final Broadcast<SerializableConfiguration> hadoop;

  Photos(SparkSession spark, Broadcast<SerializableConfiguration> hadoop) {
    this.spark = spark;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.hadoop = hadoop;
  }

  /** Whether the photos there are listed in Parquet. */
  static boolean isList(String place) {
    return place.endsWith(".parquet");
  }

  /** A part of the listing. */
  private record Part(String folder, boolean deep) implements Serializable {}

  /**
   * All files of a folder and below, or the URIs in a Parquet file's column {@code photo}, each once.
   *
   * @throws BatchException where there is no such place
   */
  Dataset<Row> in(String place) throws IOException {
    Path path = Storage.path(place);
    FileSystem files = path.getFileSystem(hadoop.value().value());
    if (!files.exists(path)) {
      throw new BatchException(
          place + " does not exist; name a folder of photos, or a .parquet file that lists them");
    }
    if (isList(place)) {
      return listed(place);
    }
    if (files.getFileStatus(path).isFile()) {
      throw new BatchException(
          place + " is a file; name a folder of photos, or a .parquet file that lists them");
    }
    return spark.createDataset(found(files, files.makeQualified(path)).rdd(), Encoders.STRING()).toDF(COLUMN);
  }

  /**
   * Those of an earlier run whose rows fulfil a condition.
   *
   * @param condition of Spark SQL on the columns of results
   */
  Dataset<Row> of(RunFolder earlier, String condition) {
    return earlier.rows(spark).where(condition).select(COLUMN);
  }

  private Dataset<Row> listed(String place) {
    Dataset<Row> list = spark.read().parquet(place);
    if (!List.of(list.columns()).contains(COLUMN)) {
      throw new BatchException(place + " has no column '" + COLUMN + "' with the URIs of photos");
    }
    return list.select(functions.col(COLUMN).cast("string")).na().drop().distinct();
  }

  private JavaRDD<String> found(FileSystem files, Path root) throws IOException {
    List<Part> parts = parts(files, root);
    Broadcast<SerializableConfiguration> configuration = hadoop;
    return context.parallelize(parts, parts.size())
        .flatMap(
            part -> new Folders(Storage.path(part.folder()), part.deep(), configuration.value().value()));
  }

  /** The folder's own files, and each folder in it. */
  private static List<Part> parts(FileSystem files, Path root) throws IOException {
    List<Part> parts = new ArrayList<>(List.of(new Part(root.toUri().toString(), false)));
    var entries = files.listStatusIterator(root);
    while (entries.hasNext()) {
      FileStatus entry = entries.next();
      if (entry.isDirectory() && !Folders.isHidden(entry.getPath())) {
        parts.add(new Part(entry.getPath().toUri().toString(), true));
      }
    }
    return parts;
  }

  /**
   * Writes them where each slice finds its own: a photo belongs to the slice that the first 60 bits of its URI's SHA-256 come to, modulo
   * the number of slices.
   */
  static void write(Dataset<Row> photos, int slices, Layout layout) {
    String hash = "cast(conv(substring(sha2(photo, 256), 1, 15), 16, 10) as bigint) % " + slices;
    photos.withColumn("slice", functions.expr(hash).cast("int"))
        .repartition(functions.col("slice"))
        .write()
        .mode("overwrite")
        .partitionBy("slice")
        .parquet(layout.photos().toString());
  }
}
