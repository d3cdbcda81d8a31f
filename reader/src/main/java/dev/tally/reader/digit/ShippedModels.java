package dev.tally.reader.digit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The models that travel inside the library, by name. */
public final class ShippedModels {
  private static final String FOLDER = "/dev/tally/reader/models/";
  private static final String EXTENSION = ".onnx";

  private ShippedModels() {}

  /** Their names, in order. */
  public static List<String> names() {
    try {
      URI folder = ShippedModels.class.getResource(FOLDER).toURI();
      if (folder.getScheme().equals("file")) {
        return names(Path.of(folder));
      }
      try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
        return names(jar.getPath(FOLDER));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the library's own models cannot be listed", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the library's own models cannot be listed", e);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(EXTENSION))
          .map(name -> name.substring(0, name.length() - EXTENSION.length()))
          .sorted()
          .toList();
    }
  }

  /** Whether it names a file, and not a model that ships. */
  public static boolean isPath(String model) {
    return model.contains(".") || model.contains("/") || model.contains("\\");
  }

  /** The file of a model that ships, by name, or the one at a path. Throws {@link ModelException} where there is none. */
  public static byte[] readOrFile(String model) {
    return isPath(model) ? OnnxModel.bytes(Path.of(model)) : read(model);
  }

  /** A model's file. Throws {@link ModelException} where none has that name. */
  public static byte[] read(String name) {
    if (!name.matches("[a-z0-9-]+")) {
      throw new ModelException("no model is called '" + name + "'");
    }
    try (InputStream in = ShippedModels.class.getResourceAsStream(FOLDER + name + EXTENSION)) {
      if (in == null) {
        throw new ModelException("no model is called '" + name + "'; those that ship are "
            + String.join(", ", names()) + "; or name a file.onnx");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new ModelException("model " + name + " cannot be read", e);
    }
  }
}
