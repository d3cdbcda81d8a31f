package dev.tally.spark.run;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.spark.util.LongAccumulator;

/** Says every ten seconds how far a run got, where that changed. Both counts rise when a slice is finished. Speaks from a thread of its own. */
final class Progress implements AutoCloseable {
  private static final int SECONDS = 10;

  private final Consumer<String> hears;
  private final LongAccumulator photos;
  private final LongAccumulator slices;
  private final int ofSlices;
  private final long start = System.nanoTime();
  private final Thread speaker;
  private long told;

  /** @param ofSlices how many there are to do, at least 1 */
  Progress(Consumer<String> hears, LongAccumulator photos, LongAccumulator slices, int ofSlices) {
    this.hears = hears;
    this.photos = photos;
    this.slices = slices;
    this.ofSlices = ofSlices;
    this.speaker = Thread.ofPlatform().daemon().name("progress").start(this::speak);
  }

  private void speak() {
    try {
      while (true) {
        TimeUnit.SECONDS.sleep(SECONDS);
        tell();
      }
    } catch (InterruptedException _) {
      // The run is at its end.
    }
  }

  private void tell() {
    long done = slices.sum();
    if (done > told) {
      told = done;
      hears.accept(line(photos.sum(), done, ofSlices, elapsed()));
    }
  }

  /** @param done of the slices, at least 1 */
  static String line(long photos, long done, int of, Duration elapsed) {
    double seconds = elapsed.toNanos() / 1e9;
    Duration left = Duration.ofSeconds(Math.round(seconds * (of - done) / done));
    return String.format(Locale.ROOT, "tally: %,d photos in %,d of %,d slices, %.2f a second, some %s left",
        photos, done, of, photos / seconds, text(left));
  }

  /** Short and for people: {@code 2 h 5 min}, {@code 3 min}, {@code 40 s}. */
  static String text(Duration time) {
    if (time.toHours() > 0) {
      return time.toHours() + " h " + time.toMinutesPart() + " min";
    }
    return time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }

  /** Since it began. */
  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Override
  public void close() {
    speaker.interrupt();
  }
}
