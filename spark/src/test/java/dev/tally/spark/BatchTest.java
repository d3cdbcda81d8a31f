package dev.tally.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.spark.reading.Networks;
import dev.tally.spark.reading.ReadingSettings;
import dev.tally.spark.run.Batch;
import dev.tally.spark.run.BatchException;
import dev.tally.spark.run.Summary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs in this process. One is made for all tests, which look at it or go on from a copy. */
class BatchTest {
  private static final Networks NETWORKS = Networks.of("digits", "");

  @TempDir
  private static Path folder;
  private static SparkSession spark;
  private static Path photos;
  private static Path finished;
  private static Summary summary;

  @BeforeAll
  static void run() throws IOException {
    photos = Files.createDirectories(folder.resolve("photos"));
    Files.createDirectories(photos.resolve("below"));
    Files.write(photos.resolve("total.pdf"), Bills.withTotal());
    Files.write(photos.resolve("below/no total.pdf"), Bills.withoutTotal());
    Files.copy(Path.of("../examples/number-4431.png"), photos.resolve("number.png"));
    Files.write(photos.resolve("empty.jpg"), new byte[0]);
    Files.writeString(photos.resolve("text.txt"), "no picture");
    Files.write(photos.resolve("huge.bmp"), hugeBmp());
    Files.writeString(photos.resolve(".hidden"), "not for reading");
    finished = folder.resolve("finished");
    spark = Cluster.open(Optional.of("local[2]"), Map.of());
    summary = run(wish(photos, finished));
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  /** A header alone that claims 30,000 x 30,000 pixels. */
  private static byte[] hugeBmp() {
    ByteBuffer bytes = ByteBuffer.allocate(54).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 'B').put((byte) 'M').putInt(54).putInt(0).putInt(54);
    bytes.putInt(40).putInt(30_000).putInt(30_000).putShort((short) 1).putShort((short) 24);
    return bytes.array();
  }

  private static Batch.Wish wish(Path in, Path out) {
    return new Batch.Wish(in.toString(), Optional.empty(), out.toString(), NETWORKS, ReadingSettings.DEFAULTS,
        200, false);
  }

  private static Batch.Wish resumed(Batch.Wish wish) {
    return new Batch.Wish(wish.in(), wish.where(), wish.out(), wish.networks(), wish.settings(),
        wish.slicePhotos(), true);
  }

  private static Summary run(Batch.Wish wish) throws IOException {
    return new Batch(spark, _ -> {}).run(wish);
  }

  private static void refused(Batch.Wish wish, String... parts) {
    String message = assertThrows(BatchException.class, () -> run(wish)).getMessage();
    Stream.of(parts).forEach(part -> assertTrue(message.contains(part), message));
  }

  private static List<Path> files(Path below) throws IOException {
    try (Stream<Path> files = Files.walk(below)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Map<Path, FileTime> times(Path out) throws IOException {
    Map<Path, FileTime> times = new TreeMap<>();
    for (Path file : files(out)) {
      times.put(file, Files.getLastModifiedTime(file));
    }
    return times;
  }

  private static Path copy(String name) throws IOException {
    Path copy = folder.resolve(name);
    for (Path file : files(finished)) {
      Path to = copy.resolve(finished.relativize(file));
      Files.createDirectories(to.getParent());
      Files.copy(file, to);
    }
    return copy;
  }

  /** The file with the rows of a photo's slice. */
  private static Path slice(Path out, Path photo) {
    String file = spark.read()
        .parquet(out.toString())
        .where("photo = '" + PlainRow.uri(photo) + "'")
        .selectExpr("slice")
        .head()
        .get(0)
        .toString();
    return out.resolve("slice=" + file).resolve("rows.parquet");
  }

  @Test
  void rowsAreWhatTheLibraryAnswers() throws IOException {
    List<Path> visible = files(photos).stream().filter(file -> !file.endsWith(".hidden")).toList();
    Map<String, PlainRow> rows = PlainRow.in(finished, spark);
    assertEquals(PlainRow.of(visible), rows);
    assertEquals("13.8200", rows.get(PlainRow.uri(photos.resolve("total.pdf"))).total().toPlainString());
    assertEquals("too_large", rows.get(PlainRow.uri(photos.resolve("huge.bmp"))).reasonCode());
    assertEquals(Map.of("read", 1L, "unsure", 1L, "unreadable", 4L), summary.outcomes());
    assertEquals(6, summary.photos());
  }

  @Test
  void aFinishedRunIsLeftAsItIs() throws IOException {
    Map<Path, FileTime> before = times(finished);
    Summary again = run(wish(photos, finished));
    assertEquals(0, again.photos());
    assertEquals(summary.outcomes(), again.outcomes());
    assertEquals(before, times(finished));
  }

  @Test
  void anotherRunsResultsAreNotTouched() {
    ReadingSettings euros = new ReadingSettings(null, Currency.getInstance("EUR"), null, true);
    refused(
        new Batch.Wish(photos.toString(), Optional.empty(), finished.toString(), NETWORKS, euros, 200, true),
        "another run's results", "--currency not set there, EUR here");
    refused(wish(photos.resolve("below"), finished), "another run's results", "--in ");
    refused(new Batch.Wish(photos.toString(), Optional.empty(), finished.toString(), Networks.of("phone", ""),
        ReadingSettings.DEFAULTS, 200, true), "another run's results", "networks ");
    refused(wish(photos, photos), "holds something else");
  }

  @Test
  void goesOnWithTheSlicesThatAreMissing() throws IOException {
    Path out = copy("interrupted");
    Path gone = slice(out, photos.resolve("number.png"));
    Files.delete(gone);
    Files.delete(out.resolve("_SUCCESS"));
    Map<Path, FileTime> before = times(out);
    refused(wish(photos, out), "did not finish", "--resume");
    Summary rest = run(resumed(wish(photos, out)));
    assertTrue(rest.photos() >= 1 && rest.photos() < 6, "photos " + rest.photos());
    assertEquals(PlainRow.in(finished, spark), PlainRow.in(out, spark));
    Map<Path, FileTime> after = times(out);
    after.keySet().retainAll(before.keySet());
    assertEquals(before, after);
  }

  @Test
  void aRunThatWasNotPlannedToItsEndBegins() throws IOException {
    Path out = folder.resolve("planned");
    Files.createDirectories(out.resolve("_run/photos/slice=0"));
    Files.writeString(out.resolve("_run/photos/slice=0/part-0.parquet"), "half a list");
    Path one = Files.createDirectories(folder.resolve("one"));
    Files.writeString(one.resolve("text.txt"), "no picture");
    assertEquals(Map.of("not_an_image", 1L), run(resumed(wish(one, out))).reasons());
  }

  @Test
  void aPhotoThatEndedTwoProcessesIsSetApart() throws IOException {
    Path out = copy("deadly");
    String photo = PlainRow.uri(photos.resolve("number.png"));
    Path rows = slice(out, photos.resolve("number.png"));
    Path attempts = out.resolve("_run/attempts")
        .resolve(rows.getParent().getFileName().toString().substring("slice=".length()));
    Files.createDirectories(attempts);
    Files.writeString(attempts.resolve("first"), photo);
    Files.delete(rows);
    Files.delete(out.resolve("_SUCCESS"));
    Path once = out.resolveSibling("deadly-once");
    for (Path file : files(out)) {
      Path to = once.resolve(out.relativize(file));
      Files.createDirectories(to.getParent());
      Files.copy(file, to);
    }
    run(resumed(wish(photos, once)));
    assertEquals(PlainRow.in(finished, spark), PlainRow.in(once, spark), "one death is no proof");
    Files.writeString(attempts.resolve("second"), photo);
    run(resumed(wish(photos, out)));
    PlainRow row = PlainRow.in(out, spark).get(photo);
    assertEquals("ends_process", row.reasonCode());
    assertTrue(row.reason().contains("2 times"), row.reason());
  }

  @Test
  void whereReadsWhatItSelectsAndTakesTheRestOver() throws IOException {
    Path out = folder.resolve("anew");
    Path text = photos.resolve("text.txt");
    byte[] before = Files.readAllBytes(text);
    Batch.Wish wish = new Batch.Wish(finished.toString(), Optional.of("reason_code = 'not_an_image'"),
        out.toString(), NETWORKS, ReadingSettings.DEFAULTS, 200, false);
    Files.write(text, new byte[0]);
    try {
      assertEquals(1, run(wish).photos());
    } finally {
      Files.write(text, before);
    }
    Map<String, PlainRow> expected = PlainRow.in(finished, spark);
    assertEquals("not_an_image", expected.get(PlainRow.uri(text)).reasonCode());
    Map<String, PlainRow> rows = PlainRow.in(out, spark);
    assertEquals("empty", rows.get(PlainRow.uri(text)).reasonCode());
    expected.put(PlainRow.uri(text), rows.get(PlainRow.uri(text)));
    assertEquals(expected, rows);
    // How long it took is as it was: it was not read again.
    String others = "photo <> '" + PlainRow.uri(text) + "'";
    assertEquals(
        spark.read()
            .parquet(finished.toString())
            .where(others)
            .orderBy("photo")
            .selectExpr("milliseconds")
            .collectAsList(),
        spark.read()
            .parquet(out.toString())
            .where(others)
            .orderBy("photo")
            .selectExpr("milliseconds")
            .collectAsList());
  }

  @Test
  void whereNeedsAnEarlierRun() {
    refused(new Batch.Wish(photos.toString(), Optional.of("outcome <> 'read'"),
        folder.resolve("no").toString(), NETWORKS, ReadingSettings.DEFAULTS, 200, false), "--where",
        "earlier run");
    refused(new Batch.Wish(finished.toString(), Optional.of("total > 1000"),
        folder.resolve("none").toString(), NETWORKS, ReadingSettings.DEFAULTS, 200, false), "no photos",
        "where total > 1000");
  }

  @Test
  void aListNamesPhotosAnywhereEachOnce() throws IOException {
    String text = PlainRow.uri(photos.resolve("text.txt"));
    String path = photos.resolve("empty.jpg").toString();
    String gone = "file:/nowhere/gone.jpg";
    Path list = folder.resolve("list.parquet");
    spark.createDataset(List.of(text, path, gone, text), Encoders.STRING())
        .toDF("photo")
        .write()
        .parquet(list.toString());
    Path out = folder.resolve("listed");
    assertEquals(3, run(wish(list, out)).photos());
    Map<String, PlainRow> rows = PlainRow.in(out, spark);
    assertEquals("not_an_image", rows.get(text).reasonCode());
    assertEquals("empty", rows.get(path).reasonCode());
    assertEquals("missing", rows.get(gone).reasonCode());
  }

  @Test
  void whereNothingIsItIsSaid() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    refused(wish(empty, folder.resolve("nothing")), "no photos");
    refused(wish(folder.resolve("missing"), folder.resolve("nothing")), "does not exist");
    refused(wish(photos.resolve("text.txt"), folder.resolve("nothing")), "is a file");
  }

  @Test
  void whatIsTooLargeIsNotFetchedToItsEnd() throws IOException {
    Path large = Files.createDirectories(folder.resolve("large"));
    Files.write(large.resolve("large.jpg"), new byte[(32 << 20) + 1]);
    Path out = folder.resolve("large-out");
    run(wish(large, out));
    PlainRow row = PlainRow.in(out, spark).get(PlainRow.uri(large.resolve("large.jpg")));
    assertEquals("too_large", row.reasonCode());
    assertEquals(null, row.sha256());
  }

  @Test
  void theCardTellsWhatTheRunIs() throws IOException {
    String card = Files.readString(finished.resolve("_run/card.json"), StandardCharsets.UTF_8);
    assertTrue(card.contains("\"photos\":6") && card.contains("digits ") && card.contains("lines-photo "),
        card);
  }
}
