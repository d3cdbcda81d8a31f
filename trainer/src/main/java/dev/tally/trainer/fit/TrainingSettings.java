package dev.tally.trainer.fit;

import dev.tally.trainer.augment.Augmentation;
import dev.tally.trainer.engine.Optimizer;
import dev.tally.trainer.network.Architecture;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Everything that decides what a training gives, but its data and the machine.
 *
 * @param batch images a step, at least 1
 * @param learningRate the highest of the schedule; must be above 0
 * @param nonDigits share of the images that are replaced by what is no digit, with no digit likelier than
 *     another as the target, in [0, 1)
 * @param validation images kept from the training set to choose the epoch and the temperature by
 * @param seed draws the split, the weights, the order and the distortions
 */
public record TrainingSettings(Architecture network, int epochs, int batch, String optimizer,
    double learningRate, Schedule schedule, Augmentation augmentation, double nonDigits, int validation,
    long seed) {

  public TrainingSettings {
    require(epochs >= 1, "epochs must be at least 1, not " + epochs);
    require(batch >= 1 && batch <= 4096, "batch must be 1 to 4096, not " + batch);
    require(learningRate > 0 && learningRate < 10,
        "the learning rate must be above 0 and below 10, not " + learningRate);
    require(nonDigits >= 0 && nonDigits < 1,
        "the share of non-digits must be at least 0 and below 1, not " + nonDigits);
    newOptimizer(optimizer);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  Optimizer newOptimizer() {
    return newOptimizer(optimizer);
  }

  /** A fresh optimizer: {@code adam} or {@code sgd} (momentum 0.9). */
  public static Optimizer newOptimizer(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "adam" -> new Optimizer.Adam();
      case "sgd" -> new Optimizer.Sgd(0.9f);
      default ->
        throw new IllegalArgumentException("no optimizer is called '" + name + "'; there are adam and sgd");
    };
  }

  /** For the card: name and value of each setting, in order. */
  public Map<String, String> asMap() {
    Map<String, String> map = new LinkedHashMap<>();
    map.put("epochs", Integer.toString(epochs));
    map.put("batch", Integer.toString(batch));
    map.put("optimizer", optimizer);
    map.put("learning rate", Double.toString(learningRate));
    map.put("schedule", schedule.name().toLowerCase(Locale.ROOT));
    map.put("augmentation", augmentation.toString());
    map.put("non-digits", Double.toString(nonDigits));
    return map;
  }
}
