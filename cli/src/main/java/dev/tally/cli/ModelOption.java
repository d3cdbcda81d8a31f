package dev.tally.cli;

import dev.tally.reader.PhotoReader;
import dev.tally.reader.digit.DigitClassifier;
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

  DigitClassifier open() {
    boolean file = model.endsWith(".onnx") || model.contains("/") || model.contains("\\");
    return file ? DigitClassifier.open(Path.of(model)) : DigitClassifier.named(model);
  }
}
