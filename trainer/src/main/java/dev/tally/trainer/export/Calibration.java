package dev.tally.trainer.export;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.tally.reader.digit.OnnxLibrary;
import dev.tally.trainer.data.Digits;
import dev.tally.trainer.network.Folding;
import dev.tally.trainer.network.Shape;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds how a network's activations are best kept in eight bits, from what they are on training images.
 *
 * <p>A range that covers every value wastes steps on values that hardly occur; a narrower one cuts those off. The range kept is the
 * one with the smallest mean squared error, over a histogram of all values (after Migacz, 2017, who compares distributions instead).
 */
final class Calibration {
  /** Images; a network's ranges change little beyond some hundreds. */
  private static final int IMAGES = 1000;
  private static final int BATCH = 50;

  private Calibration() {}

  /**
   * Runs the network on training images.
   *
   * @param training never validation or test images
   */
  static Quantization of(Folding network, Digits training) {
    Digits images = spread(training);
    float[] pixels = new float[images.size() * Digits.PIXELS];
    for (int i = 0; i < images.size(); i++) {
      images.toInput(i, pixels, i * Digits.PIXELS);
    }
    return of(network, pixels);
  }

  /**
   * The same on any pictures.
   *
   * @param pixels of pictures such as the network takes, one after another
   */
  static Quantization of(Folding network, float[] pixels) {
    OrtEnvironment environment = OnnxLibrary.environment();
    try (OrtSession session = environment.createSession(OnnxExport.withAllValues(network))) {
      Map<String, Histogram> histograms = new HashMap<>();
      run(session, network.architecture().input(), pixels,
          (name, values) -> histograms.computeIfAbsent(name, _ -> new Histogram()).add(values));
      Map<String, Affine> ranges = new LinkedHashMap<>();
      histograms.forEach((name, histogram) -> ranges.put(name, histogram.best()));
      return new Quantization(ranges);
    } catch (OrtException e) {
      throw new IllegalStateException("the network failed to run", e);
    }
  }

  private interface Values {
    void of(String name, float[] values);
  }

  private static void run(OrtSession session, Shape picture, float[] pixels, Values seen)
      throws OrtException {
    OrtEnvironment environment = OnnxLibrary.environment();
    int pictures = pixels.length / picture.size();
    for (int from = 0; from < pictures; from += BATCH) {
      int count = Math.min(BATCH, pictures - from);
      long[] shape = {count, picture.channels(), picture.height(), picture.width()};
      FloatBuffer input = FloatBuffer.wrap(pixels, from * picture.size(), count * picture.size());
      try (OnnxTensor tensor = OnnxTensor.createTensor(environment, input, shape);
          OrtSession.Result result = session.run(Map.of("image", tensor))) {
        for (Map.Entry<String, ?> value : result) {
          FloatBuffer floats = ((OnnxTensor) value.getValue()).getFloatBuffer();
          float[] values = new float[floats.remaining()];
          floats.get(values);
          seen.of(value.getKey(), values);
        }
      }
    }
  }

  /** Images from the whole of the set. */
  private static Digits spread(Digits training) {
    int count = Math.min(IMAGES, training.size());
    return training
        .subset(IntStream.range(0, count).map(i -> (int) ((long) i * training.size() / count)).toArray());
  }
}
