package dev.tally.spark;

import dev.tally.reader.Box;
import dev.tally.reader.PhotoReader;
import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.Sha256;
import dev.tally.reader.image.ImageDecoder;
import dev.tally.reader.image.ImageException;
import dev.tally.reader.receipt.Receipt;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What is compared of a row: all but how long it took. Made of a row of the results, or of what this machine reads without Spark. */
record PlainRow(String sha256, String outcome, BigDecimal total, Double confidence, String reasonCode,
    String reason, List<Candidate> candidates, String date, String merchant, List<String> fields) {

  /** All rows of a run, by photo. A photo that has two fails. */
  static Map<String, PlainRow> in(Path out, SparkSession spark) {
    Map<String, PlainRow> rows = new TreeMap<>();
    for (Row row : spark.read().parquet(out.toString()).collectAsList()) {
      String photo = row.getAs("photo");
      if (rows.put(photo, of(row)) != null) {
        throw new AssertionError(photo + " has two rows");
      }
    }
    return rows;
  }

  /** What the library answers, by the names that photos have in results. */
  static Map<String, PlainRow> of(List<Path> photos) throws IOException {
    Map<String, PlainRow> rows = new TreeMap<>();
    try (PhotoReader reader = PhotoReader.open()) {
      for (Path photo : photos) {
        rows.put(uri(photo), of(Files.readAllBytes(photo), reader));
      }
    }
    return rows;
  }

  /** As Hadoop writes it. */
  static String uri(Path photo) {
    return "file://" + photo.toUri().getRawPath();
  }

  private static PlainRow of(byte[] bytes, PhotoReader reader) {
    String sha256 = Sha256.of(bytes);
    try {
      return of(sha256,
          reader.readReceipt(new ImageDecoder().decodePhoto(bytes), dev.tally.reader.ReadOptions.DEFAULTS));
    } catch (ImageException e) {
      return without(sha256, e.kind().name().toLowerCase(Locale.ROOT), e.getMessage());
    }
  }

  static PlainRow without(String sha256, String reasonCode, String reason) {
    return new PlainRow(sha256, "unreadable", null, null, reasonCode, reason, List.of(), null, null,
        List.of());
  }

  private static PlainRow of(String sha256, Receipt receipt) {
    List<String> fields = receipt.fields()
        .stream()
        .map(field -> text(field.kind().name().toLowerCase(Locale.ROOT),
            field.written().name().toLowerCase(Locale.ROOT), value(field.reading()), field.box()))
        .toList();
    String date = value(receipt.head().date());
    String merchant = value(receipt.head().merchant());
    return switch (receipt.total()) {
      case Reading.Read read -> new PlainRow(sha256, "read", new BigDecimal(read.value()).setScale(4),
          read.confidence(), null, null, List.of(), date, merchant, fields);
      case Reading.Unsure unsure -> new PlainRow(sha256, "unsure", null,
          unsure.candidates().getFirst().confidence(), unsure.why().code().json(), unsure.reason(),
          unsure.candidates().stream().map(PlainRow::plain).toList(), date, merchant, fields);
      case Reading.Unreadable unreadable -> new PlainRow(sha256, "unreadable", null, null,
          unreadable.why().code().json(), unreadable.reason(), List.of(), date, merchant, fields);
    };
  }

  private static String value(Reading reading) {
    return reading instanceof Reading.Read read ? read.value() : null;
  }

  private static Candidate plain(Candidate candidate) {
    return new Candidate(candidate.value(), "", candidate.confidence());
  }

  private static String text(String kind, String written, String value, Box box) {
    return kind + " " + written + " " + value + " " + box;
  }

  private static PlainRow of(Row row) {
    List<Candidate> candidates = row.<Row>getList(row.fieldIndex("candidates"))
        .stream()
        .map(c -> new Candidate(c.getAs("value"), "", c.<Double>getAs("confidence")))
        .toList();
    List<String> fields = row.<Row>getList(row.fieldIndex("fields"))
        .stream()
        .map(f -> text(f.getAs("kind"), f.getAs("written"), f.getAs("value"), box(f.getAs("box"))))
        .toList();
    return new PlainRow(row.getAs("sha256"), row.getAs("outcome"), row.getAs("total"),
        row.getAs("confidence"), row.getAs("reason_code"), row.getAs("reason"), candidates, row.getAs("date"),
        row.getAs("merchant"), fields);
  }

  private static Box box(Row row) {
    return new Box(row.getDouble(0), row.getDouble(1), row.getDouble(2), row.getDouble(3));
  }
}
