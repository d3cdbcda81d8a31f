package dev.tally.cli;

import dev.tally.reader.Sha256;
import dev.tally.reader.digit.ModelCard;
import dev.tally.reader.digit.ModelException;
import dev.tally.reader.digit.OnnxModel;
import dev.tally.reader.digit.Seal;
import dev.tally.reader.digit.ShippedModels;
import dev.tally.trainer.export.FileFormat;
import dev.tally.trainer.export.ModelRuntime;
import dev.tally.trainer.export.OnnxImport;
import dev.tally.trainer.export.TrainedModel;
import dev.tally.trainer.network.Architectures;
import java.nio.file.Path;
import java.util.Map;

/**
 * A model file of either kind, seal and card looked at.
 *
 * @param name what errors call it
 */
record ModelFile(String name, byte[] bytes, FileFormat format, ModelCard card) {

  /**
   * Opens one.
   *
   * @param model the name of a model that ships, or a path
   * @throws ModelException if there is no such file, or it is damaged, changed, of another kind or without a card
   */
  static ModelFile open(String model) {
    byte[] bytes = ShippedModels.readOrFile(model);
    String name = "model " + model;
    FileFormat format = FileFormat.of(bytes);
    return new ModelFile(name, bytes, format, format.card(bytes, name));
  }

  /** The bytes of a file that is to read pictures; throws {@link ModelException} where it is missing or of another kind. */
  static byte[] onnx(Path file) {
    byte[] bytes = OnnxModel.bytes(file);
    if (FileFormat.of(bytes) != FileFormat.ONNX) {
      throw isTflite("model " + file);
    }
    return bytes;
  }

  private static ModelException isTflite(String name) {
    return new ModelException(name + " is a TensorFlow Lite file; take the .onnx file that it was made from");
  }

  /** Opens it for digits, in the first runtime that runs its format. */
  ModelRuntime.Opened forDigits() {
    if (isForLines()) {
      throw new ModelException(name + " reads lines of writing; a model for digits sees 28x28 pixels");
    }
    return ModelRuntime.of(format).getFirst().open(bytes, name, Runtime.getRuntime().availableProcessors());
  }

  /** What files made of it are called: as it ships, or what its card says of one that does not. */
  String title() {
    String model = name.substring("model ".length());
    return ShippedModels.isPath(model) ? card.name() : model;
  }

  /** The networks in it. Throws {@link ModelException} unless it is a float ONNX file, as trainings write. */
  TrainedModel trained() {
    if (format != FileFormat.ONNX) {
      throw isTflite(name);
    }
    return OnnxImport.read(bytes, name);
  }

  /** Whether it reads whole lines, and not single digits. */
  boolean isForLines() {
    Map<String, String> settings = card.settings();
    return settings.getOrDefault("network", "").equals(Architectures.LINE.name())
        || settings.getOrDefault("layers", "").contains("columns");
  }

  /** Whether its lines are pictures, not their ink. */
  boolean seesPictures() {
    return "picture".equals(card.settings().get("sees"));
  }

  Seal.State seal() {
    return Seal.of(bytes);
  }

  /** Of the whole file, seal and all. */
  String sha256() {
    return Sha256.of(bytes);
  }
}
