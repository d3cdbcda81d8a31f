package dev.tally.trainer.fit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Everything that decides what a training gives, but its data and the machine. Each is a flag of {@code tally train}, a line of a run
 * file, a dimension of {@code tally tune} and an entry of the model's card, under the same name.
 */
public enum Setting {
  NAME("", "what the model is called; empty: as its network"),
  NETWORK("base", "architecture by name"),
  LAYERS("", "the network's layers in words instead of a name, see docs/training.md"),
  WIDTH("1", "factor for the network's filters and units, but the last layer's"),
  DROPOUT("", "rate for all of the network's dropouts, in [0, 1); empty: as the network has them"),
  EPOCHS("10", "passes over the training images"),
  BATCH("64", "images a step, 1 to 4096"),
  OPTIMIZER("adam", "adam, adamw (decoupled weight decay) or sgd"),
  LEARNING_RATE("", "the highest of the schedule; empty: 0.001 for adam and adamw, 0.05 for sgd"),
  MOMENTUM("0.9", "for sgd, in [0, 1)"),
  WEIGHT_DECAY("0", "pull of weights to zero: the factor of L2 in the gradient, or decoupled with adamw"),
  SCHEDULE("cosine",
      "course of the learning rate: constant; step (a tenth after half, a hundredth after three quarters); plateau "
          + "(half after 2 epochs without a better validation); cosine; one-cycle"),
  WARM_UP("",
      "share of the training over which the rate rises, in [0, 1); empty: 0.05, 0.3 for one-cycle, 0 for constant"),
  LABEL_SMOOTHING("0", "share of the target that all digits get alike, in [0, 1)"),
  AVERAGE("0",
      "share that the moving average of the weights keeps a step, in [0, 1), such as 0.999; 0: no average"),
  AUGMENT("none", "how digits are distorted: a preset and what differs from it, see tally data augmented"),
  NON_DIGITS("0",
      "share of images replaced by what is no digit, so that the model learns to doubt, in [0, 1)"),
  TEACHER("", "a model file to learn from (distillation): its answers become the targets"),
  TEACHER_SHARE("0.9", "how much of a target is the teacher's, the rest the label's, in [0, 1]"),
  PATIENCE("0", "end after so many epochs without a better validation; 0: never"),
  VALIDATION("5000", "images kept from the training set to choose epoch and temperature by"),
  SPLIT_SEED("1", "draws which images those are, and which writers"),
  HANDS("none",
      "what it learns from beside MNIST: none, or all (real writers, for lines photographed cells too; every fourth kept out)"),
  SEES("ink",
      "what a network for lines sees: ink, or picture (the photo's gray, its rules and paper with it)"),
  START("", "a model file to begin from, of the same network; empty: from chance"),
  COLUMNS("192",
      "columns of a strip that a network which sees the picture is trained on, 96 to 192; lines that are longer are written anew"),
  SEED("1", "draws the starting weights, the order, the distortions and what dropout drops");

  private final String usual;
  private final String description;

  Setting(String usual, String description) {
    this.usual = usual;
    this.description = description;
  }

  /** As people write it: {@code learning-rate}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The default; empty where it follows from others. */
  public String usual() {
    return usual;
  }

  public String description() {
    return description;
  }

  /** Whether its values are numbers. */
  public boolean isNumber() {
    return switch (this) {
      case DROPOUT, LEARNING_RATE, WARM_UP -> true;
      default -> usual.matches("[0-9.]+");
    };
  }

  public static Optional<Setting> of(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key().equals(key)).findFirst();
  }

  /** All names, for error messages. */
  public static String keys() {
    return Arrays.stream(values()).map(Setting::key).collect(Collectors.joining(", "));
  }
}
