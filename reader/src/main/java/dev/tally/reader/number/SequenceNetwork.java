package dev.tally.reader.number;

import dev.tally.reader.digit.ModelCard;
import dev.tally.reader.digit.ModelException;
import dev.tally.reader.digit.OnnxModel;
import dev.tally.reader.digit.ShippedModels;
import dev.tally.reader.glyph.Strip;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * A sequence network: lines of writing to what they spell. Thread-safe; close it to free native memory.
 *
 * <p>A model file takes {@code [n, 1, 32, 192]} floats, ink 1 on paper 0, gives {@code [n, 48, 12]} probabilities, ten digits, a mark and
 * the blank at each of 48 places from left to right, and holds a {@link ModelCard}.
 */
public final class SequenceNetwork implements StripClassifier, AutoCloseable {
  private static final int BATCH = 16;

  private final Supplier<OnnxModel> opening;
  /** Null until it is needed. */
  private OnnxModel model;

  private SequenceNetwork(Supplier<OnnxModel> opening) {
    this.opening = opening;
  }

  /** A model that ships with the library, by name. It costs its time and memory when first used, and none before. */
  public static SequenceNetwork named(String name) {
    byte[] file = ShippedModels.read(name);
    return new SequenceNetwork(() -> model(file, "model " + name, OnnxModel.usualThreads()));
  }

  /** A model file. Throws {@link ModelException} where it is missing, damaged or not Tally's. */
  public static SequenceNetwork open(Path file) {
    return open(OnnxModel.bytes(file), "model " + file);
  }

  /**
   * A model from memory.
   *
   * @param name what errors call the model
   */
  public static SequenceNetwork open(byte[] model, String name) {
    return open(model, name, OnnxModel.usualThreads());
  }

  /**
   * A model from memory.
   *
   * @param threads on which one batch is computed, at least 1
   */
  public static SequenceNetwork open(byte[] model, String name, int threads) {
    SequenceNetwork classifier = new SequenceNetwork(() -> model(model, name, threads));
    classifier.model();
    return classifier;
  }

  private static OnnxModel model(byte[] model, String name, int threads) {
    return OnnxModel.open(model, name, threads, Strip.HEIGHT, Strip.WIDTH, Strip.PLACES, Strip.CLASSES);
  }

  private synchronized OnnxModel model() {
    if (model == null) {
      model = opening.get();
    }
    return model;
  }

  public ModelCard card() {
    return model().card();
  }

  /** Whether its strips are made by {@code GrayStrip} of photos; if not, by {@code StripNormalizer} of their ink. */
  public boolean seesPictures() {
    return "picture".equals(card().settings().get("sees"));
  }

  /** What each of the lines spells, in their order. */
  public List<Spelling> spell(List<Strip> lines) {
    return answers(lines).stream().map(Spelling::new).toList();
  }

  @Override
  public Spelling spellOne(List<Strip> looks) {
    return new Spelling(answers(looks));
  }

  private List<float[]> answers(List<Strip> lines) {
    List<float[]> spelled = new ArrayList<>(lines.size());
    for (int from = 0; from < lines.size(); from += BATCH) {
      List<Strip> batch = lines.subList(from, Math.min(from + BATCH, lines.size()));
      float[] pixels = new float[batch.size() * Strip.PIXELS];
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).toInput(pixels, i * Strip.PIXELS);
      }
      float[] answers = model().run(pixels, 0, batch.size());
      int each = Strip.PLACES * Strip.CLASSES;
      for (int i = 0; i < batch.size(); i++) {
        spelled.add(Arrays.copyOfRange(answers, i * each, (i + 1) * each));
      }
    }
    return spelled;
  }

  @Override
  public synchronized void close() {
    if (model != null) {
      model.close();
    }
  }
}
