package dev.tally.trainer.export;

import dev.tally.reader.digit.ModelCard;
import dev.tally.reader.digit.ModelCard.Agreement;
import dev.tally.reader.digit.ModelCard.Export;
import dev.tally.trainer.data.Digits;
import dev.tally.trainer.evaluate.Predictions;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A model file of another kind, proved by running it: its answers in every runtime are compared with those of the engine that trained
 * it, and stand on its card. A float file must give the same digit for every image and probabilities within 1e-5; an int8 file may
 * lose 0.05 points of accuracy on the test set.
 */
public final class ModelExport {
  private static final double LARGEST_DIFFERENCE = 1e-5;
  private static final double LARGEST_LOSS = 0.0005;
  /** The images that are tried once more when the card is in the file. */
  private static final int ONCE_MORE = 500;

  private final TrainedModel model;
  private final FileFormat format;
  private final boolean int8;
  private final int threads;

  /** Says what is to be made; threads change no result. */
  public ModelExport(TrainedModel model, FileFormat format, boolean int8, int threads) {
    this.model = model;
    this.format = format;
    this.int8 = int8;
    this.threads = threads;
  }

  /**
   * A file and its card, which is inside the file too.
   *
   * @param file the bytes
   */
  public record Exported(byte[] file, ModelCard card) {}

  /**
   * Makes the file.
   *
   * @param training the images that int8 is calibrated on
   * @param validation those that the model was not trained on
   * @param test scored, nothing is chosen by them
   * @param listener is told each comparison
   * @throws ExportException if the file falls short
   */
  public Exported make(Digits training, Digits validation, Digits test, Consumer<Agreement> listener) {
    List<Quantization> quantizations = quantizations(model, int8, training);
    byte[] unproved = format.write(model, model.card(), quantizations);
    Map<String, Digits> sets = new LinkedHashMap<>();
    sets.put("validation", validation);
    sets.put("test", test);
    Digits some = validation.subset(first(Math.min(ONCE_MORE, validation.size())));
    List<Agreement> agreements = new ArrayList<>();
    Map<ModelRuntime, Predictions> answers = new LinkedHashMap<>();
    try (EngineClassifier engine = new EngineClassifier(model, threads)) {
      Map<String, Predictions> trained = new LinkedHashMap<>();
      sets.forEach((name, digits) -> trained.put(name, Predictions.of(engine, digits)));
      for (ModelRuntime runtime : ModelRuntime.of(format)) {
        try (ModelRuntime.Opened opened = runtime.open(unproved, "the file", threads)) {
          sets.forEach((name, digits) -> agreements.add(
              told(listener, agreement(runtime, name, Predictions.of(opened, digits), trained.get(name)))));
          answers.put(runtime, Predictions.of(opened, some));
        }
      }
    }
    agreements.forEach(this::check);
    ModelCard card = model.card()
        .with(new Export(format.extension(), int8 ? "int8" : "float", model.layers(), agreements));
    byte[] file = format.write(model, card, quantizations);
    checkOnceMore(file, card, some, answers);
    return new Exported(file, card);
  }

  private static List<Quantization> quantizations(TrainedModel model, boolean int8, Digits training) {
    return int8
        ? model.members().stream().map(member -> Calibration.of(member, training)).toList()
        : List.of();
  }

  /** The file without any proof. */
  static byte[] unproved(TrainedModel model, FileFormat format, boolean int8, Digits training) {
    return format.write(model, model.card(), quantizations(model, int8, training));
  }

  private static int[] first(int count) {
    return IntStream.range(0, count).toArray();
  }

  private static Agreement told(Consumer<Agreement> listener, Agreement agreement) {
    listener.accept(agreement);
    return agreement;
  }

  private static Agreement agreement(ModelRuntime runtime, String set, Predictions found,
      Predictions trained) {
    return new Agreement(runtime.title(), set, found.size(), found.accuracy(), trained.accuracy(),
        found.changedFrom(trained), rounded(found.differenceFrom(trained)));
  }

  /** Three digits are enough for a card. */
  static double rounded(double value) {
    return new BigDecimal(value).round(new MathContext(3, RoundingMode.UP)).doubleValue();
  }

  private void check(Agreement agreement) {
    boolean good = int8
        ? !agreement.set().equals("test") || agreement.trained() - agreement.accuracy() <= LARGEST_LOSS + 1e-9
        : agreement.changed() == 0 && agreement.difference() <= LARGEST_DIFFERENCE;
    if (!good) {
      throw new ExportException(String.format(Locale.ROOT,
          "%s does not say what was trained: on the %,d images of %s %.2f %% right for %.2f %%, %d answers changed, "
              + "probabilities up to %.1e apart; %s",
          agreement.runtime(), agreement.images(), agreement.set(), 100 * agreement.accuracy(),
          100 * agreement.trained(), agreement.changed(), agreement.difference(),
          int8
              ? "int8 may lose 0.05 points on the test set"
              : "floats must give the same digits, within 1e-5"));
    }
  }

  /** With the card in it, it must still be the file that was proved. */
  private void checkOnceMore(byte[] file, ModelCard card, Digits some,
      Map<ModelRuntime, Predictions> answers) {
    if (!format.card(file, "the file").equals(card)) {
      throw new ExportException("the file's card cannot be read back");
    }
    for (ModelRuntime runtime : ModelRuntime.of(format)) {
      try (ModelRuntime.Opened opened = runtime.open(file, "the file", threads)) {
        if (Predictions.of(opened, some).differenceFrom(answers.get(runtime)) > 0) {
          throw new ExportException(runtime.title() + " says something else once the card is in the file");
        }
      }
    }
  }
}
