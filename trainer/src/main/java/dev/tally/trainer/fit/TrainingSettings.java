package dev.tally.trainer.fit;

import dev.tally.reader.glyph.Strip;
import dev.tally.trainer.augment.Augmentation;
import dev.tally.trainer.engine.Optimizer;
import dev.tally.trainer.network.Architecture;
import dev.tally.trainer.network.Architectures;
import dev.tally.trainer.network.Layer;
import dev.tally.trainer.network.LayerText;
import dev.tally.trainer.network.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A value for each {@link Setting}, checked. Immutable. */
public final class TrainingSettings {
  private final Map<Setting, String> values;
  private final Architecture network;
  private final Augmentation augmentation;
  private final Schedule schedule;

  /**
   * The defaults, with these values instead.
   *
   * @param given by {@link Setting#key}
   * @throws IllegalArgumentException that names the setting which does not exist or whose value does not do
   */
  public static TrainingSettings of(Map<String, String> given) {
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      values.put(setting, setting.usual());
    }
    given.forEach((key, value) -> {
      Setting setting = Setting.of(key)
          .orElseThrow(() -> new IllegalArgumentException(
              "no setting is called '" + key + "'; there are " + Setting.keys()));
      values.put(setting, value.strip());
    });
    return new TrainingSettings(values);
  }

  private TrainingSettings(Map<Setting, String> values) {
    this.values = values;
    between(Setting.EPOCHS, 1, 100_000);
    between(Setting.BATCH, 1, 4096);
    between(Setting.VALIDATION, 1, 50_000);
    between(Setting.PATIENCE, 0, 100_000);
    require(learningRate() > 0 && learningRate() < 10, Setting.LEARNING_RATE, "above 0 and below 10");
    require(number(Setting.WIDTH) > 0 && number(Setting.WIDTH) <= 64, Setting.WIDTH,
        "above 0 and at most 64");
    share(Setting.WARM_UP);
    share(Setting.DROPOUT);
    share(Setting.LABEL_SMOOTHING);
    share(Setting.AVERAGE);
    share(Setting.NON_DIGITS);
    require(teacherShare() >= 0 && teacherShare() <= 1, Setting.TEACHER_SHARE, "from 0 to 1");
    require(number(Setting.MOMENTUM) >= 0 && number(Setting.MOMENTUM) < 1, Setting.MOMENTUM,
        "at least 0 and below 1");
    whole(Setting.SEED);
    whole(Setting.SPLIT_SEED);
    require(text(Setting.NAME).matches("[a-zA-Z0-9._-]*"), Setting.NAME,
        "of letters, digits, '.', '_' and '-'");
    this.schedule = Schedule.named(text(Setting.SCHEDULE));
    this.augmentation = Augmentation.parse(text(Setting.AUGMENT));
    // In full, so that it says the same when a preset has changed.
    values.put(Setting.AUGMENT, augmentation.toString());
    this.network = newNetwork();
    requireDigits(Setting.TEACHER);
    requireDigits(Setting.LABEL_SMOOTHING);
    require(sees().equals("ink") || (sees().equals("picture") && network.isForLines()), Setting.SEES,
        "ink, or picture for a network for lines");
    require(text(Setting.HANDS).equals("none") || (learnsFromHands() && seesHands()), Setting.HANDS,
        "none, or all; of networks for lines only one that sees the picture learns from hands");
    between(Setting.COLUMNS, 96, Strip.WIDTH);
    require(columns() % 4 == 0 && (columns() == Strip.WIDTH || seesPictures()), Setting.COLUMNS,
        "a multiple of 4, and 192 but for a network that sees the picture");
    newOptimizer();
  }

  private String sees() {
    return text(Setting.SEES);
  }

  /** Whether a network for lines sees photos, not their ink. */
  public boolean seesPictures() {
    return sees().equals("picture");
  }

  private boolean seesHands() {
    return seesPictures() || !network.isForLines();
  }

  /** Whether it learns from real hands beside MNIST's. */
  public boolean learnsFromHands() {
    return text(Setting.HANDS).equals("all");
  }

  int columns() {
    return (int) whole(Setting.COLUMNS);
  }

  /** The network as it is trained: no layer's weights depend on how long a line is, so a shorter strip saves time. */
  Architecture trainedNetwork() {
    return columns() == Strip.WIDTH
        ? network
        : new Architecture(network.name(), new Shape(Strip.HEIGHT, columns(), 1), network.layers());
  }

  /** Null where it begins from chance. */
  Path start() {
    return text(Setting.START).isEmpty() ? null : Path.of(text(Setting.START));
  }

  private Architecture newNetwork() {
    String name = text(Setting.NETWORK);
    Architecture chosen = text(Setting.LAYERS).isEmpty()
        ? named(name)
        : inWords(Setting.NETWORK.usual().equals(name) ? "custom" : name, text(Setting.LAYERS));
    Architecture scaled = chosen.scaled(number(Setting.WIDTH));
    return text(Setting.DROPOUT).isEmpty() ? scaled : scaled.withDropout(number(Setting.DROPOUT));
  }

  private static Architecture named(String name) {
    return name.equals(Architectures.LINE.name())
        ? Architectures.LINE
        : Architectures.named(name)
            .orElseThrow(() -> new IllegalArgumentException("no network is called '" + name + "'; there are "
                + String.join(", ", Architectures.names()) + ", and for lines " + Architectures.LINE.name()));
  }

  private static Architecture inWords(String name, String layers) {
    return LayerText.parse(layers).stream().anyMatch(Layer.Columns.class::isInstance)
        ? Architectures.lines(name, layers)
        : Architectures.digits(name, layers);
  }

  /** A network for lines learns from lines alone. */
  private void requireDigits(Setting setting) {
    require(!network.isForLines() || text(setting).equals(setting.usual()), setting,
        "left out for a network for lines");
  }

  private String text(Setting setting) {
    return values.get(setting);
  }

  private double number(Setting setting) {
    try {
      return Double.parseDouble(text(setting));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(setting.key() + " must be a number, not '" + text(setting) + "'", e);
    }
  }

  private long whole(Setting setting) {
    try {
      return Long.parseLong(text(setting));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          setting.key() + " must be a whole number, not '" + text(setting) + "'", e);
    }
  }

  private void require(boolean holds, Setting setting, String wanted) {
    if (!holds) {
      throw new IllegalArgumentException(
          setting.key() + " must be " + wanted + ", not '" + text(setting) + "'");
    }
  }

  private void between(Setting setting, int least, int most) {
    require(whole(setting) >= least && whole(setting) <= most, setting, least + " to " + most);
  }

  /** An empty value stands for one that follows from others. */
  private void share(Setting setting) {
    if (!text(setting).isEmpty()) {
      require(number(setting) >= 0 && number(setting) < 1, setting, "at least 0 and below 1");
    }
  }

  /** What the model is called. */
  public String name() {
    return text(Setting.NAME).isEmpty() ? network.name() : text(Setting.NAME);
  }

  public Architecture network() {
    return network;
  }

  public Augmentation augmentation() {
    return augmentation;
  }

  public int epochs() {
    return (int) whole(Setting.EPOCHS);
  }

  public int batch() {
    return (int) whole(Setting.BATCH);
  }

  /** The learning rate when so much of the training is done, 0..1, and validation has been stuck so many times. */
  double learningRate(double progress, int plateaus) {
    return learningRate() * schedule.factor(progress, warmUp(), plateaus);
  }

  private double warmUp() {
    return text(Setting.WARM_UP).isEmpty() ? schedule.usualWarmUp() : number(Setting.WARM_UP);
  }

  private double learningRate() {
    if (!text(Setting.LEARNING_RATE).isEmpty()) {
      return number(Setting.LEARNING_RATE);
    }
    return text(Setting.OPTIMIZER).equals("sgd") ? 0.05 : 0.001;
  }

  double labelSmoothing() {
    return number(Setting.LABEL_SMOOTHING);
  }

  /** 0 for none. */
  double average() {
    return number(Setting.AVERAGE);
  }

  double nonDigits() {
    return number(Setting.NON_DIGITS);
  }

  /** Null where there is none. */
  Path teacher() {
    return text(Setting.TEACHER).isEmpty() ? null : Path.of(text(Setting.TEACHER));
  }

  double teacherShare() {
    return number(Setting.TEACHER_SHARE);
  }

  int patience() {
    return (int) whole(Setting.PATIENCE);
  }

  int validation() {
    return (int) whole(Setting.VALIDATION);
  }

  long splitSeed() {
    return whole(Setting.SPLIT_SEED);
  }

  public long seed() {
    return whole(Setting.SEED);
  }

  Optimizer newOptimizer() {
    double decay = number(Setting.WEIGHT_DECAY);
    return switch (text(Setting.OPTIMIZER)) {
      case "adam" -> new Optimizer.Adam(decay, false);
      case "adamw" -> new Optimizer.Adam(decay, true);
      case "sgd" -> new Optimizer.Sgd(number(Setting.MOMENTUM), decay);
      default -> throw new IllegalArgumentException(
          "no optimizer is called '" + text(Setting.OPTIMIZER) + "'; there are adam, adamw and sgd");
    };
  }

  /** For people: what is not the default, by key, in the order of {@link Setting}. The seed is always there. */
  public Map<String, String> differences() {
    Map<String, String> map = new LinkedHashMap<>();
    values.forEach((setting, value) -> {
      if (!value.equals(setting.usual()) || setting == Setting.SEED) {
        map.put(setting.key(), value);
      }
    });
    return map;
  }

  /** Every setting, by key. */
  public Map<String, String> all() {
    Map<String, String> map = new LinkedHashMap<>();
    values.forEach((setting, value) -> map.put(setting.key(), value));
    return map;
  }

  /**
   * For files: every setting, by key, defaults and what follows from others spelled out, so that it says the same when a default has
   * changed. Empty is only what means none, or as the network has it.
   */
  public Map<String, String> recorded() {
    Map<String, String> map = all();
    map.put(Setting.NAME.key(), name());
    map.put(Setting.LEARNING_RATE.key(), Double.toString(learningRate()));
    map.put(Setting.WARM_UP.key(), Double.toString(warmUp()));
    return map;
  }

  /** These settings with some changed. */
  public TrainingSettings with(Map<String, String> changes) {
    Map<String, String> map = all();
    map.putAll(changes);
    return of(map);
  }

  /** A run file: a line {@code key = value} for each, as {@link #recorded}. */
  public String toText() {
    return recorded().entrySet()
        .stream()
        .map(entry -> entry.getKey() + " = " + entry.getValue() + "\n")
        .collect(Collectors.joining());
  }

  /**
   * Reads a run file's lines, unchecked: {@code key = value}, blank lines and such that begin with {@code #}.
   *
   * @throws IllegalArgumentException that names the line which is neither
   */
  public static Map<String, String> read(Path file) throws IOException {
    Map<String, String> map = new LinkedHashMap<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (line.isBlank() || line.strip().startsWith("#")) {
        continue;
      }
      int equals = line.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException(
            file + " line " + number + " is not of the form 'setting = value': " + line.strip());
      }
      map.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
    }
    return map;
  }
}
