package dev.tally.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run on a real cluster, of which an executor and then the driver are killed; a photo ends each process that reads it. */
class ClusterTest {
  @TempDir
  private Path folder;

  private Path photos;
  private Path killing;

  private Path gate(String name) throws IOException {
    Path gate = Files.createDirectories(folder.resolve(name));
    Files.write(photos.resolve(name + ".photo"), TrickyFormat.waiting(gate));
    return gate;
  }

  private List<Path> readable() throws IOException {
    List<Path> readable = new ArrayList<>();
    try (var files = Files.newDirectoryStream(photos)) {
      files.forEach(readable::add);
    }
    readable.remove(killing);
    return readable;
  }

  /** Until so many processes came there. */
  private static void await(int arrivals, Path gate, Process driver, SparkCluster cluster)
      throws IOException, InterruptedException {
    while (TrickyFormat.waitingAt(gate).size() < arrivals) {
      assertTrue(driver.isAlive(), () -> said(cluster, "driver"));
      Thread.sleep(50);
    }
  }

  private static String said(SparkCluster cluster, String process) {
    try {
      return cluster.log(process);
    } catch (IOException e) {
      return e.toString();
    }
  }

  // So long on the busiest machine; nothing is judged by it.
  @Timeout(900)
  @Test
  void noRowIsMissingAndNoneIsTwiceWhateverWasKilled() throws Exception {
    photos = Files.createDirectories(folder.resolve("photos"));
    killing = photos.resolve("killing.photo");
    Files.write(photos.resolve("total.pdf"), Bills.withTotal());
    Files.copy(Path.of("../examples/number-4431.png"), photos.resolve("number 1.png"));
    Files.copy(Path.of("../examples/number-1250.png"), photos.resolve("number-2.png"));
    Files.write(killing, TrickyFormat.killing());
    // In this order also where they fall into one slice.
    Path executorsGate = gate("1-executors");
    Path driversGate = gate("2-drivers");
    Path out = folder.resolve("out");
    String[] wish = {"--in", photos.toString(), "--out", out.toString()};
    try (SparkCluster cluster = SparkCluster.start(folder)) {
      Process driver = cluster.batch("driver", wish);
      await(1, executorsGate, driver, cluster);
      ProcessHandle executor = ProcessHandle.of(TrickyFormat.waitingAt(executorsGate).getFirst())
          .orElseThrow();
      assertTrue(executor.destroyForcibly());
      await(2, executorsGate, driver, cluster);
      TrickyFormat.open(executorsGate);
      await(1, driversGate, driver, cluster);
      driver.destroyForcibly().waitFor();
      assertFalse(Files.exists(out.resolve("_SUCCESS")));

      assertEquals(1, cluster.batch("without-resume", wish).waitFor(), () -> said(cluster, "without-resume"));
      assertTrue(cluster.log("without-resume").contains("go on with --resume"),
          () -> said(cluster, "without-resume"));

      TrickyFormat.open(driversGate);
      Process resumed = cluster.batch("resumed", "--resume", "--in", photos.toString(), "--out",
          out.toString());
      assertEquals(0, resumed.waitFor(), () -> said(cluster, "resumed"));
      assertTrue(cluster.log("resumed").contains("6 photos: "), () -> said(cluster, "resumed"));
    }
    assertRows(out);
  }

  private void assertRows(Path out) throws IOException {
    try (SparkSession spark = Cluster.open(Optional.of("local[1]"), Map.of())) {
      Map<String, PlainRow> rows = PlainRow.in(out, spark);
      PlainRow killer = rows.remove(PlainRow.uri(killing));
      assertEquals("ends_process", killer.reasonCode());
      assertEquals(PlainRow.of(readable()), rows);
    }
  }
}
