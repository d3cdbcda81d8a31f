package dev.tally.trainer.fit;

import dev.tally.reader.digit.ModelCard;
import dev.tally.trainer.engine.Network;
import dev.tally.trainer.evaluate.Predictions;
import java.util.Optional;

/**
 * What a network is trained for: the pictures of an epoch with their targets, and how well a network does on pictures kept back.
 * What a picture becomes depends on seed, epoch and place alone, so any thread may make any of them.
 */
interface Lesson extends AutoCloseable {
  /** Pictures an epoch. */
  int size();

  /** Draws the order and the distortions of an epoch. */
  void shuffle(int epoch);

  /** Fills pixels and target of the picture at a place of the epoch, as {@link Network.Feed} wants them. */
  void fill(int place, float[] pixels, int pixelsFrom, float[] target, int targetFrom);

  /** How the network does on the pictures kept back, after so many epochs. */
  Examined examine(Network network, int epoch);

  @Override
  void close();

  /**
   * What an examination found.
   *
   * @param validation for the card
   * @param loss on the pictures as they are, not calibrated, in nats
   * @param choosing what the kept epoch has least of, in nats
   * @param calibrated the answers, where they can be drawn as those of digits
   */
  record Examined(ModelCard.Validation validation, double loss, double choosing,
      Optional<Predictions> calibrated) {}
}
