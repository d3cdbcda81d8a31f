package dev.tally.reader.digit;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.tally.reader.image.NativeLibraries;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * A model file of Tally's, run by ONNX Runtime: pictures of one size in, as many floats a picture out. Thread-safe; close it to
 * free native memory.
 */
public final class OnnxModel implements AutoCloseable {
  private final OrtEnvironment environment = OnnxLibrary.environment();
  private final OrtSession session;
  private final String input;
  private final ModelCard card;
  private int height;
  private int width;

  private OnnxModel(byte[] model, int threads) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      // Waiting threads sleep; a reader that is idle should cost nothing.
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      session = environment.createSession(model, options);
    }
    input = session.getInputNames().iterator().next();
    try {
      String json = session.getMetadata().getCustomMetadata().get(ModelCard.KEY);
      if (json == null) {
        throw new ModelException("it has no card, so it was not made by Tally");
      }
      card = ModelCard.fromJson(json);
    } catch (RuntimeException | OrtException e) {
      session.close();
      throw e;
    }
  }

  private OnnxModel forPictures(int pictureHeight, int pictureWidth, int... output) throws OrtException {
    height = pictureHeight;
    width = pictureWidth;
    try {
      if (!hasShape(session.getInputInfo().get(input), 1, height, width)) {
        throw new ModelException("it does not take pictures of " + height + "x" + width);
      }
      if (!hasShape(session.getOutputInfo().values().iterator().next(), output)) {
        throw new ModelException("it does not give " + Arrays.toString(output) + " numbers a picture");
      }
      return this;
    } catch (RuntimeException | OrtException e) {
      session.close();
      throw e;
    }
  }

  /** Whether a value is [n, dimensions...]. */
  private static boolean hasShape(NodeInfo value, int... dimensions) {
    long[] shape = ((TensorInfo) value.getInfo()).getShape();
    return shape.length == dimensions.length + 1 && Arrays.equals(Arrays.copyOfRange(shape, 1, shape.length),
        Arrays.stream(dimensions).asLongStream().toArray());
  }

  /**
   * A model from memory.
   *
   * @param name what errors call the model
   * @param threads on which one batch is computed, at least 1
   * @param output what it must give for a picture
   * @throws ModelException where it is damaged, not Tally's, or one for other pictures or answers
   */
  public static OnnxModel open(byte[] model, String name, int threads, int height, int width, int... output) {
    return opened(model, name, () -> new OnnxModel(model, threads).forPictures(height, width, output));
  }

  /** The card of a model for whatever pictures; throws {@link ModelException} where it is damaged or not Tally's. */
  public static ModelCard card(byte[] model, String name) {
    try (OnnxModel any = opened(model, name, () -> new OnnxModel(model, 1))) {
      return any.card;
    }
  }

  private interface Opening {
    OnnxModel open() throws OrtException;
  }

  private static OnnxModel opened(byte[] model, String name, Opening opening) {
    NativeLibraries.requirePlatform();
    if (Seal.of(model) == Seal.State.BROKEN) {
      throw new ModelException(
          name + " is damaged or was changed after it was made: its SHA-256 is not what it says");
    }
    try {
      return opening.open();
    } catch (OrtException e) {
      throw new ModelException(name + " is damaged or not an ONNX file", e);
    } catch (ModelException e) {
      throw new ModelException(name + " is refused: " + e.getMessage(), e);
    }
  }

  /** A model file's bytes; throws {@link ModelException} where there is none. */
  public static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ModelException("model " + file + " is missing or cannot be read", e);
    }
  }

  /** Threads that a batch is worth where nobody says otherwise. */
  public static int usualThreads() {
    return Math.min(2, Runtime.getRuntime().availableProcessors());
  }

  public ModelCard card() {
    return card;
  }

  /**
   * The model's answers, picture by picture.
   *
   * @param pixels of the pictures, from {@code from} on, row by row, paper 0, ink 1
   */
  public float[] run(float[] pixels, int from, int pictures) {
    long[] shape = {pictures, 1, height, width};
    FloatBuffer in = FloatBuffer.wrap(pixels, from, pictures * height * width);
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, in, shape);
        OrtSession.Result result = session.run(Map.of(input, tensor))) {
      FloatBuffer out = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] answers = new float[out.remaining()];
      out.get(answers);
      return answers;
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
