package dev.tally.reader.digit;

import dev.tally.reader.glyph.Glyph;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A digit model. Thread-safe; close it to free native memory.
 *
 * <p>A model file takes {@code [n, 1, 28, 28]} floats, ink 1 on paper 0, gives {@code [n, 10]}
 * probabilities, and holds a {@link ModelCard}.
 */
public final class DigitClassifier implements GlyphClassifier, AutoCloseable {
  /** Enough to keep two cores busy, small enough to stay in their caches. */
  private static final int BATCH = 64;
  private static final int CLASSES = 10;

  private final OnnxModel model;

  private DigitClassifier(OnnxModel model) {
    this.model = model;
  }

  /** A model that ships with the library, by name. */
  public static DigitClassifier named(String name) {
    return open(ShippedModels.read(name), "model " + name);
  }

  /** A model file. Throws {@link ModelException} where it is missing, damaged or not Tally's. */
  public static DigitClassifier open(Path file) {
    return open(OnnxModel.bytes(file), "model " + file);
  }

  /**
   * A model from memory.
   *
   * @param name what errors call the model
   */
  public static DigitClassifier open(byte[] model, String name) {
    return open(model, name, OnnxModel.usualThreads());
  }

  /**
   * A model from memory.
   *
   * @param threads on which one batch is classified, at least 1
   */
  public static DigitClassifier open(byte[] model, String name, int threads) {
    return new DigitClassifier(OnnxModel.open(model, name, threads, Glyph.SIDE, Glyph.SIDE, CLASSES));
  }

  public ModelCard card() {
    return model.card();
  }

  @Override
  public List<DigitScores> classify(List<Glyph> glyphs) {
    List<DigitScores> scores = new ArrayList<>(glyphs.size());
    for (int from = 0; from < glyphs.size(); from += BATCH) {
      classify(glyphs.subList(from, Math.min(from + BATCH, glyphs.size())), scores);
    }
    return scores;
  }

  private void classify(List<Glyph> glyphs, List<DigitScores> scores) {
    float[] pixels = new float[glyphs.size() * Glyph.PIXELS];
    for (int i = 0; i < glyphs.size(); i++) {
      glyphs.get(i).toInput(pixels, i * Glyph.PIXELS);
    }
    float[] probabilities = probabilities(pixels, 0, glyphs.size());
    for (int i = 0; i < glyphs.size(); i++) {
      scores.add(new DigitScores(Arrays.copyOfRange(probabilities, i * CLASSES, (i + 1) * CLASSES)));
    }
  }

  /**
   * The model's answers to pictures in its own input form.
   *
   * @param pixels 784 floats a picture from {@code from} on, row by row, paper 0, ink 1
   * @return [picture][digit], rows sum to one
   */
  public float[] probabilities(float[] pixels, int from, int pictures) {
    return model.run(pixels, from, pictures);
  }

  @Override
  public void close() {
    model.close();
  }
}
