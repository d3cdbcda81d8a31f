package dev.tally.browser.build;

import dev.tally.reader.PhotoReader;
import dev.tally.reader.digit.ShippedModels;
import dev.tally.trainer.export.OnnxImport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the files of the networks that read numbers in a browser from the models that ship, and the module that multiplies; and compresses
 * all that lies with them.
 */
public final class WebFiles {
  private static final List<String> MODELS = List.of(PhotoReader.DEFAULT_MODEL, PhotoReader.DEFAULT_LINES,
      PhotoReader.DEFAULT_PICTURES);

  private WebFiles() {}

  /**
   * Makes them all.
   *
   * @param arguments the folder to write to
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (String model : MODELS) {
      Files.write(folder.resolve(model + ".network"),
          NetworkWriter.write(OnnxImport.read(ShippedModels.read(model), model)));
    }
    Files.write(folder.resolve("vectors.wasm"), VectorModule.toBytes());
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(file -> !file.toString().endsWith(".gz")).toList()) {
        try (OutputStream out = new GZIPOutputStream(
            Files.newOutputStream(file.resolveSibling(file.getFileName() + ".gz")))) {
          Files.copy(file, out);
        }
      }
    }
  }
}
