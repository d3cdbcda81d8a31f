package dev.tally.trainer.fit;

import dev.tally.reader.digit.ModelCard;
import dev.tally.trainer.data.Digits;
import dev.tally.trainer.data.Split;

/**
 * Which images a model was not trained on, by its card.
 *
 * @param validation how many
 * @param seed which draws them
 */
public record CardSplit(int validation, long seed) {
  /** What a training keeps where it is not told otherwise. */
  public static final CardSplit USUAL = new CardSplit(Integer.parseInt(Setting.VALIDATION.usual()),
      Long.parseLong(Setting.SPLIT_SEED.usual()));

  /** What the card says, or the usual where it says nothing. */
  public static CardSplit of(ModelCard card) {
    return new CardSplit(Integer.parseInt(setting(card, Setting.VALIDATION)),
        Long.parseLong(setting(card, Setting.SPLIT_SEED)));
  }

  private static String setting(ModelCard card, Setting setting) {
    return card.settings().getOrDefault(setting.key(), setting.usual());
  }

  /** Cuts MNIST's 60,000 as they were cut for the training. */
  public Split of(Digits digits) {
    return Split.stratified(digits, validation, seed);
  }
}
