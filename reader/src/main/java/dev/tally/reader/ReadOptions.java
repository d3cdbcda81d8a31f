package dev.tally.reader;

import dev.tally.reader.digit.ModelCard;
import java.util.Objects;

/**
 * How to read.
 *
 * @param digitConfidence a digit is Read from this confidence up, 0..1; below it is Unsure
 * @param numberConfidence the same for a whole number
 * @param receiptConfidence the same for a receipt's total, after its own sums had their say
 * @param stages shown the picture after each stage
 */
public record ReadOptions(double digitConfidence, double numberConfidence, double receiptConfidence,
    StageListener stages) {
  /** Chosen on labelled data by target error; see RATIONALE.md, "When is a reading sure?". */
  public static final ReadOptions DEFAULTS = new ReadOptions(0.7, 0.5, 0.95, StageListener.NONE);

  public ReadOptions {
    require(digitConfidence);
    require(numberConfidence);
    require(receiptConfidence);
    Objects.requireNonNull(stages, "stages == null");
  }

  private static void require(double confidence) {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("a confidence is 0 to 1, not " + confidence);
    }
  }

  public ReadOptions withConfidence(double confidence) {
    return new ReadOptions(confidence, confidence, confidence, stages);
  }

  /**
   * Digits are Read only where at most this share of such answers is wrong, as the model's validation images prove it. That
   * holds for digits as clean as those; numbers keep their confidence.
   *
   * @param maxError above 0, below 1: 0.001 is at most one wrong in 1,000
   * @throws dev.tally.reader.digit.ModelException where the card has no threshold for so small an error
   */
  public ReadOptions withMaxError(double maxError, ModelCard card) {
    return new ReadOptions(card.threshold(maxError).confidence(), numberConfidence, receiptConfidence,
        stages);
  }

  public ReadOptions withStages(StageListener listener) {
    return new ReadOptions(digitConfidence, numberConfidence, receiptConfidence, listener);
  }
}
