package dev.tally.reader.digit;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.tally.reader.glyph.Glyph;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A digit model, run by ONNX Runtime. Thread-safe; close it to free native memory.
 *
 * <p>A model file takes {@code [n, 1, 28, 28]} floats, ink 1 on paper 0, gives {@code [n, 10]}
 * probabilities, and holds a {@link ModelCard}.
 */
public final class DigitClassifier implements AutoCloseable {
  /** Enough to keep two cores busy, small enough to stay in their caches. */
  private static final int BATCH = 64;
  private static final int CLASSES = 10;

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final String input;
  private final ModelCard card;

  private DigitClassifier(byte[] model, int threads) throws OrtException {
    environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      // Waiting threads sleep; a reader that is idle should cost nothing.
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      session = environment.createSession(model, options);
    }
    input = session.getInputNames().iterator().next();
    card = checkedCard();
  }

  private ModelCard checkedCard() throws OrtException {
    try {
      String json = session.getMetadata().getCustomMetadata().get(ModelCard.KEY);
      if (json == null) {
        throw new ModelException("it has no card, so it was not made by Tally");
      }
      TensorInfo info = (TensorInfo) session.getInputInfo().get(input).getInfo();
      long[] shape = info.getShape();
      if (shape.length != 4 || shape[1] != 1 || shape[2] != Glyph.SIDE || shape[3] != Glyph.SIDE) {
        throw new ModelException("it does not take pictures of 28x28");
      }
      return ModelCard.fromJson(json);
    } catch (RuntimeException | OrtException e) {
      session.close();
      throw e;
    }
  }

  /** A model that ships with the library, by name. */
  public static DigitClassifier named(String name) {
    return open(ShippedModels.read(name), "model " + name);
  }

  /** A model file. Throws {@link ModelException} where it is missing, damaged or not Tally's. */
  public static DigitClassifier open(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ModelException("model " + file + " is missing or cannot be read", e);
    }
    return open(bytes, "model " + file);
  }

  /**
   * A model from memory.
   *
   * @param name what errors call the model
   */
  public static DigitClassifier open(byte[] model, String name) {
    return open(model, name, Math.min(2, Runtime.getRuntime().availableProcessors()));
  }

  /**
   * A model from memory.
   *
   * @param threads on which one batch is classified, at least 1
   */
  public static DigitClassifier open(byte[] model, String name, int threads) {
    if (Seal.of(model) == Seal.State.BROKEN) {
      throw new ModelException(
          name + " is damaged or was changed after it was made: its SHA-256 is not what it says");
    }
    try {
      return new DigitClassifier(model, threads);
    } catch (OrtException e) {
      throw new ModelException(name + " is damaged or not an ONNX file", e);
    } catch (ModelException e) {
      throw new ModelException(name + " is refused: " + e.getMessage(), e);
    }
  }

  public ModelCard card() {
    return card;
  }

  /** Scores in the order of the glyphs; any number of them, in one call. */
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
    long[] shape = {pictures, 1, Glyph.SIDE, Glyph.SIDE};
    FloatBuffer in = FloatBuffer.wrap(pixels, from, pictures * Glyph.PIXELS);
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, in, shape);
        OrtSession.Result result = session.run(Map.of(input, tensor))) {
      float[] probabilities = new float[pictures * CLASSES];
      ((OnnxTensor) result.get(0)).getFloatBuffer().get(probabilities);
      return probabilities;
    } catch (OrtException e) {
      throw new IllegalStateException("the model failed to run", e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the model failed to close", e);
    }
  }
}
