package dev.tally.trainer.fit;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Locale;

/**
 * One line of a training's history.
 *
 * @param number from 1
 * @param trainAccuracy among the images that were digits, while the weights were still changing
 * @param learningRate the last one used
 * @param kept whether it was the best so far
 */
public record Epoch(int number, double trainLoss, double trainAccuracy, double validationLoss,
    double validationAccuracy, double learningRate, double seconds, boolean kept) {

  static final String CSV_HEADER = "epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,learning_rate,seconds,kept";

  String csv() {
    return String.format(Locale.ROOT, "%d,%.6f,%.6f,%.6f,%.6f,%.8f,%.2f,%s", number, trainLoss, trainAccuracy,
        validationLoss, validationAccuracy, learningRate, seconds, kept);
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(number);
    out.writeDouble(trainLoss);
    out.writeDouble(trainAccuracy);
    out.writeDouble(validationLoss);
    out.writeDouble(validationAccuracy);
    out.writeDouble(learningRate);
    out.writeDouble(seconds);
    out.writeBoolean(kept);
  }

  static Epoch read(DataInput in) throws IOException {
    return new Epoch(in.readInt(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(),
        in.readDouble(), in.readDouble(), in.readBoolean());
  }
}
