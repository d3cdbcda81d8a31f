package dev.tally.trainer.fit;

import dev.tally.reader.digit.ModelCard;
import dev.tally.trainer.data.DataDirectory;
import dev.tally.trainer.data.Digits;
import dev.tally.trainer.data.Hands;
import dev.tally.trainer.data.Split;
import dev.tally.trainer.evaluate.LineSet;

/**
 * Lines of the kind that a network for lines learnt from, by its card.
 *
 * @param training written with digits and hands that it learnt from
 * @param validation written with those that were kept from it
 */
public record CardLines(LineSet training, LineSet validation) {

  /**
   * Writes lines.
   *
   * @param mnist the 60,000
   * @param data where the hands are, which are read if the network saw any
   */
  public static CardLines of(ModelCard card, Digits mnist, DataDirectory data, int training, int validation) {
    TrainingSettings settings = TrainingSettings.of(card.settings());
    CardSplit kept = CardSplit.of(card);
    Split split = kept.of(mnist);
    Hands.Parts hands = (settings.learnsFromHands() ? Hands.load(data.hands()) : Hands.NONE)
        .split(kept.seed());
    return new CardLines(LineLesson.written(split.train(), hands.train(), settings, training),
        LineLesson.written(split.validation(), hands.validation(), settings, validation));
  }
}
