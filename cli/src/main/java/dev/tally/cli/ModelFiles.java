package dev.tally.cli;

import dev.tally.reader.digit.ModelException;
import dev.tally.reader.digit.ShippedModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Model files as people name them: by the name of one that ships, or by a path. */
final class ModelFiles {
  private ModelFiles() {}

  /** Whether a name is a path. */
  static boolean isPath(String model) {
    return model.contains(".") || model.contains("/") || model.contains("\\");
  }

  /** Throws {@link ModelException} where there is no such file. */
  static byte[] read(String model) {
    if (!isPath(model)) {
      return ShippedModels.read(model);
    }
    try {
      return Files.readAllBytes(Path.of(model));
    } catch (IOException e) {
      throw new ModelException("model " + model + " is missing or cannot be read", e);
    }
  }
}
