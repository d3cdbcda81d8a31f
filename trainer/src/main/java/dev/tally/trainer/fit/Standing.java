package dev.tally.trainer.fit;

import dev.tally.reader.digit.ModelCard;
import java.util.Optional;

/**
 * How far a training has come when it is paused.
 *
 * @param epochs that have been trained
 * @param best the card of the kept epoch; none where no epoch's validation loss was a number
 * @param loss what chose that epoch, in nats: the calibrated loss of the validation images, and where the training's are distorted
 *        that of distorted ones added; infinite where there is no best
 */
public record Standing(int epochs, Optional<ModelCard> best, double loss) {}
