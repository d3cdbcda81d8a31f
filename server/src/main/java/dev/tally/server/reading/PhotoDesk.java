package dev.tally.server.reading;

import dev.tally.reader.ReadOptions;
import dev.tally.reader.Reading;
import dev.tally.reader.StageListener;
import dev.tally.reader.image.GrayPicture;
import dev.tally.reader.image.ImageDecoder;
import dev.tally.reader.image.ImageException;
import dev.tally.reader.image.ImageLimits;
import dev.tally.reader.image.Photo;
import dev.tally.reader.image.Picture;
import dev.tally.reader.receipt.Receipt;
import dev.tally.server.Setting;
import dev.tally.server.Settings;
import dev.tally.server.metrics.Metrics;
import dev.tally.server.refusal.Refusal;
import io.micrometer.core.instrument.Tags;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Where pictures are handed in to be read. Thread-safe.
 *
 * <p>Receipts have a line and threads of their own: one takes a second, and a digit would wait behind it. The system then shares
 * the cores between both.
 */
public final class PhotoDesk implements AutoCloseable {
  private final Models models;
  private final Metrics metrics;
  private final WorkQueue quick;
  private final WorkQueue receipts;
  private final ImageDecoder decoder;
  private final ReadOptions defaults;

  public PhotoDesk(Settings settings, Models models, Metrics metrics) {
    this.models = models;
    this.metrics = metrics;
    int threads = settings.number(Setting.READ_THREADS);
    int workers = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    int patience = settings.number(Setting.WAIT_SECONDS);
    quick = new WorkQueue("read-quick", workers, settings.number(Setting.QUEUE), patience);
    receipts = new WorkQueue("read-receipt", workers, settings.number(Setting.RECEIPT_QUEUE), patience);
    ImageLimits limits = ImageLimits.defaults();
    decoder = new ImageDecoder(new ImageLimits(settings.number(Setting.MAX_BYTES), limits.minSide(),
        limits.maxSide(), settings.number(Setting.MAX_PIXELS)));
    defaults = settings.readOptions();
    gauges("quick", quick);
    gauges("receipts", receipts);
  }

  private void gauges(String line, WorkQueue queue) {
    metrics.gauge("queue.waiting", "pictures that wait to be read", Tags.of("line", line), queue::waiting);
    metrics.gauge("queue.running", "pictures that are being read", Tags.of("line", line), queue::running);
  }

  /**
   * What a client says about how to read it.
   *
   * @throws Refusal {@code NOT_UNDERSTOOD} where that makes no sense
   */
  public Wish wish(Kind kind, Said said) {
    return Wish.of(kind, defaults, said);
  }

  /**
   * Reads one picture, in its turn.
   *
   * @param name that the client gives it; may be empty
   * @throws Refusal {@code UNSUPPORTED} or {@code IMPOSSIBLE} where the bytes are no picture that can be read, {@code NOT_NOW} where too many wait
   */
  public Answer read(byte[] file, String name, Wish wish) throws InterruptedException {
    WorkQueue queue = wish.kind() == Kind.RECEIPT ? receipts : quick;
    WorkQueue.Done<Answer> done = queue.run(() -> {
      try (Model model = models.borrow()) {
        return read(file, name, wish, model);
      } catch (ImageException e) {
        metrics.count("pictures.refused", "reason", e.kind().name().toLowerCase(Locale.ROOT));
        throw refusal(e);
      }
    });
    metrics.stage(wish.kind().label(), "queue", done.waitedNanos());
    done.result().nanos().put("waited", done.waitedNanos());
    return done.result();
  }

  /**
   * Does something short among digits and numbers, in its turn.
   *
   * @throws Refusal {@code NOT_NOW} where too many wait
   */
  public <T> T quickly(Callable<T> work) throws InterruptedException {
    return quick.run(work).result();
  }

  private Answer read(byte[] file, String name, Wish wish, Model model) {
    Stopwatch watch = new Stopwatch();
    Answer.Result result;
    long hash = 0;
    Photo photo = wish.kind() == Kind.RECEIPT ? decoder.decodePhoto(file) : decoder.decodeNoting(file);
    watch.lap("decode");
    if (wish.kind() == Kind.RECEIPT) {
      result = new Answer.Result.Fields(receipt(photo, wish, model, watch));
      hash = PerceptualHash.of(photo.picture());
    } else {
      result = wish.boxes().isEmpty()
          ? new Answer.Result.Whole(reading(photo.picture(), wish, model, watch))
          : new Answer.Result.Fields(places(photo.picture(), wish, model, watch));
    }
    watch.lap("rest");
    watch.nanos.forEach((stage, nanos) -> metrics.stage(wish.kind().label(), stage, nanos));
    Answer answer = new Answer(name, result, hash, new Answer.ModelName(model.name(), model.sha256()),
        watch.nanos, photo.damage());
    metrics.reading(wish.kind().label(), answer.reading());
    return answer;
  }

  private static Reading reading(Picture picture, Wish wish, Model model, Stopwatch watch) {
    return wish.kind() == Kind.DIGIT
        ? model.reader().readDigit(picture, wish.optionsFor(model).withStages(watch))
        : model.reader().readNumber(picture, wish.optionsFor(model).withStages(watch));
  }

  private static Receipt receipt(Photo photo, Wish wish, Model model, Stopwatch watch) {
    return wish.boxes().isEmpty()
        ? model.reader().readReceipt(photo, wish.optionsFor(model).withStages(watch))
        : places(photo.picture(), wish, model, watch);
  }

  private static Receipt places(Picture picture, Wish wish, Model model, Stopwatch watch) {
    return wish.kind() == Kind.DIGIT
        ? model.reader().readDigits(picture, wish.boxes(), wish.optionsFor(model).withStages(watch))
        : model.reader().readFields(picture, wish.boxes(), wish.optionsFor(model).withStages(watch));
  }

  private static Refusal refusal(ImageException e) {
    return switch (e.kind()) {
      case NOT_AN_IMAGE, UNSUPPORTED -> Refusal.unsupported(e.getMessage());
      case MISSING, EMPTY, TRUNCATED, TOO_LARGE, TOO_SMALL, UNREADABLE -> Refusal.impossible(
          "picture-" + e.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), e.getMessage());
    };
  }

  /** What waits is still read. */
  @Override
  public void close() {
    quick.close();
    receipts.close();
  }

  /** How long each stage took, by the stages' own names without their numbers. */
  private static final class Stopwatch implements StageListener {
    private final Map<String, Long> nanos = new LinkedHashMap<>();
    private long last = System.nanoTime();

    private void lap(String stage) {
      long now = System.nanoTime();
      nanos.merge(stage, now - last, Long::sum);
      last = now;
    }

    @Override
    public void after(String stage, Supplier<GrayPicture> picture) {
      lap(stage.substring(stage.indexOf('-') + 1));
    }
  }
}
