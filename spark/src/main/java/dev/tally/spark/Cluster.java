package dev.tally.spark;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Where a batch runs: a Spark session with what Tally needs of it. What somebody sets by hand goes first. */
final class Cluster {
  /** Jars that executors need and a Spark cluster does not have; the launcher names them. */
  private static final String JARS = "tally.jars";

  private Cluster() {}

  /**
   * Opens a session, to be closed.
   *
   * @param master empty where {@code spark-submit} or nobody says it
   * @param settings of Spark, by name
   */
  static SparkSession open(Optional<String> master, Map<String, String> settings) {
    SparkConf conf = new SparkConf().setAppName("tally batch");
    settings.forEach(conf::set);
    master.ifPresent(conf::setMaster);
    conf.setIfMissing("spark.master", "local[*]");
    // A port that nobody asked for is not opened.
    conf.setIfMissing("spark.ui.enabled", "false");
    // A photo that ends its executor costs its slice two tries, and a slice may hold several.
    conf.setIfMissing("spark.task.maxFailures", "16");
    forNatives(conf);
    if (conf.get("spark.master").startsWith("local")) {
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    } else if (System.getProperty(JARS) != null) {
      conf.setIfMissing("spark.jars", System.getProperty(JARS));
    }
    return SparkSession.builder().config(conf).getOrCreate();
  }

  /** What the launcher sets for processes that read; see there. Executors are started without it. */
  private static void forNatives(SparkConf conf) {
    Map.of("MALLOC_ARENA_MAX", "2", "MALLOC_MMAP_THRESHOLD_", "2097152", "OPENBLAS_NUM_THREADS", "1",
        "OPENCV_LOG_LEVEL", "SILENT")
        .forEach((name, value) -> conf.setIfMissing("spark.executorEnv." + name, value));
  }
}
