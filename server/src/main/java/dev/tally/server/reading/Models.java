package dev.tally.server.reading;

import dev.tally.reader.ReadOptions;
import dev.tally.reader.digit.ModelException;
import dev.tally.reader.digit.ShippedModels;
import dev.tally.reader.glyph.Glyph;
import dev.tally.reader.image.GrayPicture;
import dev.tally.reader.image.ImageDecoder;
import dev.tally.reader.image.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/** The model that reads, and how another takes its place without anybody noticing. Thread-safe. */
public final class Models implements AutoCloseable {
  /** Readings before the JVM counts as warm: natives are loaded then, and it has compiled the most of what reads. */
  private static final int WARM_READINGS = 20;
  /** Compiled once it serves every model that comes after; those need one reading, which opens what they read print with. */
  private static final AtomicBoolean COMPILED = new AtomicBoolean();

  private final String source;
  private volatile Model current;
  private volatile boolean closed;

  /**
   * Opens it.
   *
   * @param source a model that ships, by name, or a file.onnx
   * @throws ModelException where there is none, or it is damaged
   */
  public Models(String source) {
    this.source = source;
    this.current = open();
  }

  private boolean isFile() {
    return source.endsWith(".onnx") || source.contains("/") || source.contains("\\");
  }

  private byte[] read() {
    if (!isFile()) {
      return ShippedModels.read(source);
    }
    try {
      return Files.readAllBytes(Path.of(source));
    } catch (IOException e) {
      throw new ModelException("model " + source + " is missing or cannot be read", e);
    }
  }

  private Model open() {
    return open(read());
  }

  private Model open(byte[] file) {
    String name = isFile() ? Path.of(source).getFileName().toString().replaceFirst("\\.onnx$", "") : source;
    Model model = new Model(name, file);
    warm(model);
    return model;
  }

  private static void warm(Model model) {
    byte[] gray = new byte[Glyph.PIXELS];
    for (int row = 5; row < 23; row++) {
      Arrays.fill(gray, Glyph.SIDE * row + 13, Glyph.SIDE * row + 16, (byte) 255);
    }
    // From a file, so that what decodes is loaded, too.
    Picture one = new ImageDecoder().decode(new GrayPicture(Glyph.SIDE, Glyph.SIDE, gray).toPng());
    int readings = COMPILED.getAndSet(true) ? 1 : WARM_READINGS;
    for (int i = 0; i < readings; i++) {
      model.reader().readDigit(one, ReadOptions.DEFAULTS);
      model.reader().readNumber(one, ReadOptions.DEFAULTS);
    }
  }

  /** The current one, for use until it is closed. */
  public Model borrow() {
    while (true) {
      Model model = current;
      if (model.acquire()) {
        return model;
      }
      if (closed) {
        throw new IllegalStateException("the models are closed");
      }
    }
  }

  /**
   * Loads the file anew if it changed. Readings under way end with the model that they began with.
   *
   * @return whether it changed
   * @throws ModelException where the new file is missing or damaged; the old model stays
   */
  public synchronized boolean reload() {
    byte[] file = read();
    if (Arrays.equals(file, current.file())) {
      return false;
    }
    Model old = current;
    current = open(file);
    old.close();
    return true;
  }

  @Override
  public synchronized void close() {
    closed = true;
    current.close();
  }
}
