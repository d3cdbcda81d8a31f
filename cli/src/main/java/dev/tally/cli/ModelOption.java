package dev.tally.cli;

import dev.tally.reader.PhotoReader;
import dev.tally.reader.digit.DigitClassifier;
import dev.tally.reader.digit.ShippedModels;
import dev.tally.reader.number.SequenceNetwork;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which model reads: the same option on every command that has one. */
final class ModelOption {
  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = PhotoReader.DEFAULT_MODEL,
      description = "A model that ships, by name, or a file.onnx; evaluate mnist runs a file.tflite, too. Default: ${DEFAULT-VALUE}.")
  private String model;

  @Option(
      names = "--lines",
      paramLabel = "NAME",
      defaultValue = "",
      description = "A network that reads whole lines beside it: one that ships, a file.onnx, or none. "
          + "Default: " + PhotoReader.DEFAULT_LINES + " and " + PhotoReader.DEFAULT_PICTURES + " beside "
          + PhotoReader.DEFAULT_MODEL + ", none beside another model.")
  private String lines;

  /** In the runtime of its format, the plain one of several. */
  ModelFile file() {
    return ModelFile.open(model);
  }

  private DigitClassifier open() {
    return ShippedModels.isPath(model)
        ? DigitClassifier.open(ModelFile.onnx(Path.of(model)), "model " + model)
        : DigitClassifier.named(model);
  }

  PhotoReader reader() {
    boolean usual = lines.isEmpty() && model.equals(PhotoReader.DEFAULT_MODEL);
    if (usual) {
      return PhotoReader.open();
    }
    DigitClassifier classifier = open();
    if (lines.isEmpty() || lines.equals("none")) {
      return PhotoReader.open(classifier);
    }
    try {
      return PhotoReader.open(classifier,
          ShippedModels.isPath(lines)
              ? SequenceNetwork.open(ModelFile.onnx(Path.of(lines)), "model " + lines)
              : SequenceNetwork.named(lines));
    } catch (RuntimeException e) {
      classifier.close();
      throw e;
    }
  }
}
