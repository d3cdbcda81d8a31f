package dev.tally.spark.run;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * What came of a run.
 *
 * @param outcomes rows by outcome, most first
 * @param reasons rows by reason code, most first
 * @param milliseconds within which 50, 90 and 99 % of the photos were read
 * @param photos that were read this time; the others were read before
 * @param elapsed while they were read
 */
public record Summary(Map<String, Long> outcomes, Map<String, Long> reasons, List<Long> milliseconds,
    long photos, Duration elapsed) {

  /**
   * Reckoned by Spark from the rows.
   *
   * @param rows all of a finished run, at least one
   */
  static Summary of(Dataset<Row> rows, long photos, Duration elapsed) {
    List<Long> milliseconds = rows.selectExpr("approx_percentile(milliseconds, array(0.5, 0.9, 0.99))")
        .head()
        .getList(0);
    return new Summary(counts(rows, "outcome"), counts(rows, "reason_code"), milliseconds, photos, elapsed);
  }

  private static Map<String, Long> counts(Dataset<Row> rows, String column) {
    Map<String, Long> counts = new LinkedHashMap<>();
    rows.where(column + " is not null")
        .groupBy(column)
        .count()
        .orderBy(functions.desc("count"), functions.col(column))
        .collectAsList()
        .forEach(row -> counts.put(row.getString(0), row.getLong(1)));
    return counts;
  }

  private long rows() {
    return outcomes.values().stream().mapToLong(Long::longValue).sum();
  }

  private double photosASecond() {
    return elapsed.isZero() ? 0 : photos / (elapsed.toNanos() / 1e9);
  }

  /** For people, without a line end. */
  public String text() {
    StringJoiner parts = new StringJoiner(", ");
    outcomes.forEach((outcome, count) -> parts.add(String.format(Locale.ROOT, "%,d %s", count, outcome)));
    StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%,d photos: %s%n", rows(), parts));
    reasons.forEach((code, count) -> text.append(String.format(Locale.ROOT, "  %-20s %,10d%n", code, count)));
    text.append(String.format(Locale.ROOT,
        "milliseconds a photo: half within %,d, 90 %% within %,d, 99 %% within %,d%n", milliseconds.get(0),
        milliseconds.get(1), milliseconds.get(2)));
    return text.append(photos == 0
        ? "none of them was read this time"
        : String.format(Locale.ROOT, "%,d of them were read this time, in %s: %.2f a second", photos,
            Progress.text(elapsed), photosASecond()))
        .toString();
  }

  /** For programs, in one line. */
  public String json() {
    JsonStringWriter json = JsonWriter.string()
        .object()
        .value("photos", rows())
        .object("outcomes", outcomes)
        .object("reasons", reasons);
    json.object("milliseconds")
        .value("p50", milliseconds.get(0))
        .value("p90", milliseconds.get(1))
        .value("p99", milliseconds.get(2))
        .end();
    return json.value("photosReadNow", photos)
        .value("seconds", elapsed.toNanos() / 1e9)
        .value("photosASecond", photosASecond())
        .end()
        .done();
  }
}
