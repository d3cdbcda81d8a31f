package dev.tally.reader.digit;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where a model comes from and how far to trust it. Travels inside the model file's metadata (key
 * {@value #KEY}) and beside it as JSON. It holds no dates and no durations, so that the same seed on the same machine gives the
 * same file, byte for byte.
 *
 * @param format version of this card's layout; readers accept what is not newer than {@link #FORMAT}
 * @param name what the model is called, for example {@code digits}
 * @param network the architecture's name
 * @param parameters how many numbers were trained
 * @param engine what trained it: program, version and commit
 * @param data SHA-256 of each data file, by file name
 * @param seed draws the split, the starting weights, the order and the distortions
 * @param settings how it was trained, by name
 * @param platform where: system, architecture, Java, vector width. Another platform may give another model.
 * @param validation what the kept epoch scored on images never trained on
 * @param export what kind of file this is and how well it agrees with what was trained; null in the file that a training writes
 */
public record ModelCard(int format, String name, String network, int parameters, String engine,
    Map<String, String> data, long seed, Map<String, String> settings, Map<String, String> platform,
    Validation validation, Export export) {

  public static final int FORMAT = 1;
  /** The metadata entry that holds the card in a model file. */
  public static final String KEY = "tally.card";

  /** The entry that holds the {@link Seal}. */
  public static final String SEAL_KEY = "tally.seal";

  /** The card of a training. */
  public ModelCard(int format, String name, String network, int parameters, String engine,
      Map<String, String> data, long seed, Map<String, String> settings, Map<String, String> platform,
      Validation validation) {
    this(format, name, network, parameters, engine, data, seed, settings, platform, validation, null);
  }

  /** The same card for an exported file. */
  public ModelCard with(Export exported) {
    return new ModelCard(format, name, network, parameters, engine, data, seed, settings, platform,
        validation, exported);
  }

  /**
   * What an exported file is, and what it answered beside what was trained.
   *
   * @param format {@code onnx} or {@code tflite}
   * @param precision {@code float} or {@code int8}
   * @param layers the network's layers in words, of an ensemble one line a member
   * @param agreements one a runtime and set of images
   */
  public record Export(String format, String precision, List<String> layers, List<Agreement> agreements) {
    public Export {
      layers = List.copyOf(layers);
      agreements = List.copyOf(agreements);
    }
  }

  /**
   * A runtime's answers beside those of the trained network.
   *
   * @param runtime what ran the file
   * @param set of images: validation, or test
   * @param images how many
   * @param accuracy share that the file gets right, 0..1
   * @param trained share that the trained network gets right, 0..1
   * @param changed images for which another digit is answered
   * @param difference the largest between two probabilities, 0..1
   */
  public record Agreement(String runtime, String set, int images, double accuracy, double trained,
      int changed, double difference) {}

  /**
   * Figures of the kept epoch. Cards of before 2026-11-25 have no curve and no thresholds: both lists are empty then.
   *
   * @param epoch the epoch that was kept, from 1
   * @param accuracy share right, 0..1
   * @param loss mean cross-entropy in nats
   * @param temperature by which the last layer's outputs were divided, so that confidences mean what they say
   * @param calibrationError expected calibration error after that, 15 bins of equal width, 0..1
   * @param riskCoverage how much is wrong among the surest, at rising coverage
   * @param thresholds from which confidence up to answer, by falling share that may be wrong; only what the images prove
   * @param hands of writers who were kept out; null where it learned from no others
   */
  public record Validation(int images, int epoch, double accuracy, double loss, double temperature,
      double calibrationError, List<RiskPoint> riskCoverage, List<Threshold> thresholds, KeptHands hands) {
    public Validation {
      riskCoverage = riskCoverage == null ? List.of() : List.copyOf(riskCoverage);
      thresholds = thresholds == null ? List.of() : List.copyOf(thresholds);
    }

    /** Of a model that learned from no writers who are known. */
    public Validation(int images, int epoch, double accuracy, double loss, double temperature,
        double calibrationError, List<RiskPoint> riskCoverage, List<Threshold> thresholds) {
      this(images, epoch, accuracy, loss, temperature, calibrationError, riskCoverage, thresholds, null);
    }

    /** Without a curve: what is answered cannot be chosen by target error. */
    public Validation(int images, int epoch, double accuracy, double loss, double temperature,
        double calibrationError) {
      this(images, epoch, accuracy, loss, temperature, calibrationError, List.of(), List.of());
    }
  }

  /**
   * Figures of the kept epoch on digits of whole writers who were kept out of the training.
   *
   * @param images digits, of all the writers
   * @param accuracy share right, 0..1
   * @param loss mean cross-entropy in nats, at the temperature of the other figures
   */
  public record KeptHands(int writers, int images, double accuracy, double loss) {}

  /**
   * A point of the risk-coverage curve (El-Yaniv and Wiener, 2010). In JSON an array of three numbers, to keep cards short.
   *
   * @param coverage share of the images that are answered, surest first, above 0 up to 1
   * @param error share of those answers that is wrong, 0..1
   * @param confidence of the least sure of them, 0..1
   */
  public record RiskPoint(double coverage, double error, double confidence) {}

  /**
   * From which confidence up to answer, so that the share of wrong answers stays below a target.
   *
   * @param maxError the target, for example 0.001: at most one answer in 1,000 is wrong
   * @param confidence answer from here up, 0..1
   * @param coverage share of the validation images that this answers, 0..1
   * @param bound what the share of wrong answers is below, with 95 % certainty; at most {@code maxError}
   */
  public record Threshold(double maxError, double confidence, double coverage, double bound) {}

  /**
   * The confidence from which up at most this share of the answers is wrong, for pictures like the validation's.
   *
   * @param maxError above 0, below 1
   * @return the threshold of the largest target that is not above {@code maxError}
   * @throws ModelException where the card has no curve, or its validation images were too few to prove so small an error
   */
  public Threshold threshold(double maxError) {
    if (!(maxError > 0 && maxError < 1)) {
      throw new IllegalArgumentException(
          "the largest error is a share above 0 and below 1, such as 0.001, not " + maxError);
    }
    if (validation == null || validation.riskCoverage().isEmpty()) {
      throw new ModelException("the card of model " + name
          + " has no risk-coverage curve, so no confidence can be chosen by error; train it anew or use --min-confidence");
    }
    return validation.thresholds()
        .stream()
        .filter(threshold -> threshold.maxError() <= maxError)
        .max(Comparator.comparingDouble(Threshold::maxError))
        .orElseThrow(() -> new ModelException(tooStrict(maxError)));
  }

  private String tooStrict(double maxError) {
    String strictest = validation.thresholds()
        .stream()
        .map(Threshold::maxError)
        .min(Comparator.naturalOrder())
        .map(least -> "; the smallest error they do prove is " + plain(least))
        .orElse("");
    return String.format(Locale.ROOT,
        "the %,d validation images of model %s do not prove an error of at most %s%s", validation.images(),
        name, plain(maxError), strictest);
  }

  private static String plain(double share) {
    return BigDecimal.valueOf(share).stripTrailingZeros().toPlainString();
  }

  /** Throws {@link ModelException} where the text is no card, or one of a later format. */
  public static ModelCard fromJson(String json) {
    ModelCard card = CardParser.parse(json);
    if (card.format < 1 || card.network == null) {
      throw new ModelException("its card is incomplete");
    }
    if (card.format > FORMAT) {
      throw new ModelException("its card has format " + card.format + "; this Tally reads up to " + FORMAT);
    }
    return card;
  }
}
