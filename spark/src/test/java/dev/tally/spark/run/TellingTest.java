package dev.tally.spark.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people are told. */
class TellingTest {
  @Test
  void tellsWhatIsLeftByTheSlicesThatAreDone() {
    assertEquals("tally: 1,200 photos in 6 of 24 slices, 2.00 a second, some 30 min left",
        Progress.line(1200, 6, 24, Duration.ofMinutes(10)));
  }

  @Test
  void timesAreShort() {
    assertEquals("59 s", Progress.text(Duration.ofSeconds(59)));
    assertEquals("1 min", Progress.text(Duration.ofSeconds(119)));
    assertEquals("26 h 5 min", Progress.text(Duration.ofMinutes(26 * 60 + 5)));
  }

  @Test
  void theSummaryHasOutcomesReasonsAndTimes() {
    Map<String, Long> outcomes = new LinkedHashMap<>(Map.of("read", 3000L));
    outcomes.put("unsure", 2000L);
    Summary summary = new Summary(outcomes, Map.of("no_label", 2000L), List.of(1480L, 2900L, 6200L), 1000,
        Duration.ofSeconds(500));
    assertEquals(List.of("5,000 photos: 3,000 read, 2,000 unsure", "  no_label                  2,000",
        "milliseconds a photo: half within 1,480, 90 % within 2,900, 99 % within 6,200",
        "1,000 of them were read this time, in 8 min: 2.00 a second"), summary.text().lines().toList());
    assertEquals(
        "{\"photos\":5000,\"outcomes\":{\"read\":3000,\"unsure\":2000},\"reasons\":{\"no_label\":2000},"
            + "\"milliseconds\":{\"p50\":1480,\"p90\":2900,\"p99\":6200},\"photosReadNow\":1000,\"seconds\":500.0,"
            + "\"photosASecond\":2.0}",
        summary.json());
  }
}
