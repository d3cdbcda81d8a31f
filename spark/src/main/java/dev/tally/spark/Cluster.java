package dev.tally.spark;

import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Where a batch runs: a Spark session with what Tally needs of it. What somebody sets by hand goes first. */
final class Cluster {
  /** Of jars that executors need and a Spark cluster does not have; the launcher names them. */
  private static final String JARS = "tally.jars";

  private Cluster() {}

  /** @param settings of Spark, by name */
  static SparkSession open(String master, Map<String, String> settings) {
    SparkConf conf = new SparkConf().setMaster(master).setAppName("tally batch");
    settings.forEach(conf::set);
    // A port that nobody asked for is not opened.
    conf.setIfMissing("spark.ui.enabled", "false");
    // A photo that ends its executor costs its slice a try, and there may be several in one.
    conf.setIfMissing("spark.task.maxFailures", "16");
    // As the launcher sets them for processes that read; see there.
    conf.setIfMissing("spark.executorEnv.MALLOC_ARENA_MAX", "2");
    conf.setIfMissing("spark.executorEnv.MALLOC_MMAP_THRESHOLD_", "2097152");
    conf.setIfMissing("spark.executorEnv.OPENBLAS_NUM_THREADS", "1");
    conf.setIfMissing("spark.executorEnv.OPENCV_LOG_LEVEL", "SILENT");
    if (master.startsWith("local")) {
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    } else if (System.getProperty(JARS) != null) {
      conf.setIfMissing("spark.jars", System.getProperty(JARS));
    }
    return SparkSession.builder().config(conf).getOrCreate();
  }
}
