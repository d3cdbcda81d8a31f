package dev.tally.reader.digit;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * A model file of Tally's, run by ONNX Runtime: pictures of one size in, as many floats a picture out. Thread-safe; close it to
 * free native memory.
 */
public final class OnnxModel implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final String input;
  private final ModelCard card;
  private final int height;
  private final int width;

  private OnnxModel(byte[] model, int threads, int height, int width, int... output) throws OrtException {
    this.height = height;
    this.width = width;
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      // Waiting threads sleep; a reader that is idle should cost nothing.
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      session = environment.createSession(model, options);
    }
    input = session.getInputNames().iterator().next();
    card = checkedCard(output);
  }

  private ModelCard checkedCard(int[] output) throws OrtException {
    try {
      String json = session.getMetadata().getCustomMetadata().get(ModelCard.KEY);
      if (json == null) {
        throw new ModelException("it has no card, so it was not made by Tally");
      }
      if (!hasShape(session.getInputInfo().get(input).getInfo(), 1, height, width)) {
        throw new ModelException("it does not take pictures of " + height + "x" + width);
      }
      if (!hasShape(session.getOutputInfo().values().iterator().next().getInfo(), output)) {
        throw new ModelException("it does not give " + Arrays.toString(output) + " numbers a picture");
      }
      return ModelCard.fromJson(json);
    } catch (RuntimeException | OrtException e) {
      session.close();
      throw e;
    }
  }

  /** Whether a value is [n, dimensions...]. */
  private static boolean hasShape(Object info, int... dimensions) {
    long[] shape = ((TensorInfo) info).getShape();
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
    if (Seal.of(model) == Seal.State.BROKEN) {
      throw new ModelException(
          name + " is damaged or was changed after it was made: its SHA-256 is not what it says");
    }
    try {
      return new OnnxModel(model, threads, height, width, output);
    } catch (OrtException e) {
      throw new ModelException(name + " is damaged or not an ONNX file", e);
    } catch (ModelException e) {
      throw new ModelException(name + " is refused: " + e.getMessage(), e);
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
