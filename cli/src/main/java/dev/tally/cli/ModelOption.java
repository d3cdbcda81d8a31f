package dev.tally.cli;

import dev.tally.reader.PhotoReader;
import dev.tally.reader.digit.DigitClassifier;
import dev.tally.reader.number.SequenceNetwork;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which model reads: the same option on every command that has one. */
final class ModelOption {
  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = PhotoReader.DEFAULT_MODEL,
      description = "A model that ships, by name, or a file.onnx. Default: ${DEFAULT-VALUE}.")
  private String model;

  @Option(
      names = "--lines",
      paramLabel = "NAME",
      defaultValue = "",
      description = "A network that reads whole lines beside it: one that ships, a file.onnx, or none. "
          + "Default: " + PhotoReader.DEFAULT_LINES + " and " + PhotoReader.DEFAULT_PICTURES + " beside "
          + PhotoReader.DEFAULT_MODEL + ", none beside another model.")
  private String lines;

  DigitClassifier open() {
    return isFile(model) ? DigitClassifier.open(Path.of(model)) : DigitClassifier.named(model);
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
          isFile(lines) ? SequenceNetwork.open(Path.of(lines)) : SequenceNetwork.named(lines));
    } catch (RuntimeException e) {
      classifier.close();
      throw e;
    }
  }

  private static boolean isFile(String name) {
    return name.endsWith(".onnx") || name.contains("/") || name.contains("\\");
  }
}
