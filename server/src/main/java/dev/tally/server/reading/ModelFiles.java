package dev.tally.server.reading;

import dev.tally.reader.Sha256;
import dev.tally.reader.digit.ShippedModels;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Model files for clients to fetch: those of a folder, and those that ship. Thread-safe. */
public final class ModelFiles {
  private static final String SHIPPED = "/dev/tally/reader/models/";
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}\\.(onnx|tflite)");

  private final Optional<Path> folder;
  private final Map<String, Held> held = new ConcurrentHashMap<>();
  private final Map<String, ModelFile> shipped = new ConcurrentHashMap<>();

  private record Held(FileTime modified, ModelFile file) {}

  /** A file, its hash in hexadecimal. */
  public record ModelFile(String name, byte[] bytes, String sha256) {}

  /** @param folder of {@code NAME.tflite} and {@code NAME.onnx}, which go before those that ship */
  public ModelFiles(Optional<Path> folder) {
    this.folder = folder;
  }

  /** All there are, by name. */
  public List<ModelFile> list() {
    TreeSet<String> names = new TreeSet<>();
    for (String name : ShippedModels.names()) {
      names.add(name + ".onnx");
      names.add(name + ".tflite");
      names.add(name + "-int8.tflite");
    }
    if (folder.isPresent()) {
      try (Stream<Path> files = Files.list(folder.get())) {
        files.map(file -> file.getFileName().toString()).forEach(names::add);
      } catch (IOException e) {
        throw new UncheckedIOException("the model folder cannot be listed", e);
      }
    }
    return names.stream().map(this::find).flatMap(Optional::stream).toList();
  }

  /** One of them. */
  public Optional<ModelFile> find(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    try {
      Optional<ModelFile> own = folder.isPresent()
          ? inFolder(folder.get().resolve(name), name)
          : Optional.empty();
      return own.isPresent() ? own : shipped(name);
    } catch (IOException e) {
      throw new UncheckedIOException("a model file cannot be read", e);
    }
  }

  private Optional<ModelFile> inFolder(Path file, String name) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    FileTime modified = Files.getLastModifiedTime(file);
    Held before = held.get(name);
    if (before == null || !before.modified.equals(modified)) {
      byte[] bytes = Files.readAllBytes(file);
      before = new Held(modified, new ModelFile(name, bytes, Sha256.of(bytes)));
      held.put(name, before);
    }
    return Optional.of(before.file);
  }

  /** Read once: a copy for each that fetches it would stay as long as the slowest takes. */
  private Optional<ModelFile> shipped(String name) throws IOException {
    ModelFile known = shipped.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    try (InputStream in = ShippedModels.class.getResourceAsStream(SHIPPED + name)) {
      if (in == null) {
        return Optional.empty();
      }
      byte[] bytes = in.readAllBytes();
      ModelFile file = new ModelFile(name, bytes, Sha256.of(bytes));
      shipped.put(name, file);
      return Optional.of(file);
    }
  }
}
