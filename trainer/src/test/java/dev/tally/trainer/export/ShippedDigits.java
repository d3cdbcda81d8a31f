package dev.tally.trainer.export;

import dev.tally.reader.SharedData;
import dev.tally.reader.digit.ShippedModels;
import dev.tally.trainer.data.Digits;
import dev.tally.trainer.data.Mnist;
import dev.tally.trainer.fit.CardSplit;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The default model and its golden vectors. */
final class ShippedDigits {
  static final TrainedModel MODEL = OnnxImport.read(ShippedModels.read("digits"), "digits");
  static final Path GOLDEN_FILE = Path.of("..", "models", "golden-digits.json");
  /** What to do after the model was changed. */
  static final String REPEAT = "if the model was changed: ./tally models golden digits --out models/golden-digits.json";

  private static final Map<String, byte[]> FILES = new ConcurrentHashMap<>();

  private ShippedDigits() {}

  static byte[] file(FileFormat format, boolean int8) {
    return FILES.computeIfAbsent(format + (int8 ? " int8" : ""),
        _ -> ModelExport.unproved(MODEL, format, int8, training()));
  }

  private static Digits training() {
    return CardSplit.of(MODEL.card()).of(Mnist.load(SharedData.directory("mnist")).train()).train();
  }
}
