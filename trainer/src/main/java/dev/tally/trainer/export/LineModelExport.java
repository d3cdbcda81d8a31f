package dev.tally.trainer.export;

import dev.tally.reader.digit.ModelCard;
import dev.tally.reader.digit.ModelCard.Agreement;
import dev.tally.reader.digit.ModelCard.Export;
import dev.tally.trainer.evaluate.LineAnswers;
import dev.tally.trainer.evaluate.LineSet;
import dev.tally.trainer.export.ModelExport.Exported;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What {@link ModelExport} is to networks for digits, for those for lines: a float file must spell every line as the engine does, with
 * probabilities within 1e-4; an int8 file may lose half a point of accuracy.
 */
public final class LineModelExport {
  /** Ten layers of sums over up to a thousand numbers, in other orders. */
  private static final double LARGEST_DIFFERENCE = 1e-4;
  private static final double LARGEST_LOSS = 0.005;

  private final TrainedModel model;
  private final FileFormat format;
  private final boolean int8;
  private final int threads;

  /** Says what is to be made; threads change no result. */
  public LineModelExport(TrainedModel model, FileFormat format, boolean int8, int threads) {
    this.model = model;
    this.format = format;
    this.int8 = int8;
    this.threads = threads;
  }

  /**
   * Makes the file.
   *
   * @param training lines that int8 is calibrated on
   * @param validation those that the model has not learnt from
   * @param listener is told each comparison
   * @throws ExportException if the file falls short
   */
  public Exported make(LineSet training, LineSet validation, Consumer<Agreement> listener) {
    List<Quantization> quantizations = quantizations(model, int8, training);
    byte[] unproved = format.write(model, model.card(), quantizations);
    List<Agreement> agreements = new ArrayList<>();
    try (EngineClassifier engine = new EngineClassifier(model, threads)) {
      LineAnswers trained = LineAnswers.of(engine, validation);
      for (ModelRuntime runtime : ModelRuntime.of(format)) {
        LineAnswers found = answers(runtime, unproved, validation);
        Agreement agreement = new Agreement(runtime.title(), "validation", validation.size(),
            found.accuracy(validation), trained.accuracy(validation), found.changedFrom(trained),
            ModelExport.rounded(found.differenceFrom(trained)));
        listener.accept(agreement);
        agreements.add(agreement);
      }
    }
    agreements.forEach(this::check);
    ModelCard card = model.card()
        .with(new Export(format.extension(), int8 ? "int8" : "float", model.layers(), agreements));
    byte[] file = format.write(model, card, quantizations);
    if (!format.card(file, "the file").equals(card)) {
      throw new ExportException("the file's card cannot be read back");
    }
    return new Exported(file, card);
  }

  /** The file without any proof. */
  static byte[] unproved(TrainedModel model, FileFormat format, boolean int8, LineSet training) {
    return format.write(model, model.card(), quantizations(model, int8, training));
  }

  private static List<Quantization> quantizations(TrainedModel model, boolean int8, LineSet training) {
    return int8
        ? model.members().stream().map(member -> Calibration.of(member, training.pixels())).toList()
        : List.of();
  }

  private LineAnswers answers(ModelRuntime runtime, byte[] file, LineSet lines) {
    try (ModelRuntime.Opened opened = runtime.openForLines(file, "the file", threads)) {
      return LineAnswers.of(opened, lines);
    }
  }

  private void check(Agreement agreement) {
    boolean good = int8
        ? agreement.trained() - agreement.accuracy() <= LARGEST_LOSS + 1e-9
        : agreement.changed() == 0 && agreement.difference() <= LARGEST_DIFFERENCE;
    if (!good) {
      throw new ExportException(String.format(Locale.ROOT,
          "%s does not say what was trained: of %,d lines %.2f %% right for %.2f %%, %d answers changed, "
              + "probabilities up to %.1e apart; %s",
          agreement.runtime(), agreement.images(), 100 * agreement.accuracy(), 100 * agreement.trained(),
          agreement.changed(), agreement.difference(),
          int8 ? "int8 may lose 0.5 points" : "floats must spell the same, within 1e-4"));
    }
  }
}
