package dev.tally.trainer.export;

import dev.tally.reader.digit.DigitClassifier;
import dev.tally.reader.digit.ModelException;
import dev.tally.reader.digit.OnnxModel;
import dev.tally.reader.glyph.Strip;
import dev.tally.trainer.evaluate.Classifier;
import dev.tally.trainer.export.TfliteInterpreter.Kernels;
import java.util.Arrays;
import java.util.List;

/** What runs model files. */
public enum ModelRuntime {
  ONNX_RUNTIME("ONNX Runtime", FileFormat.ONNX),
  XNNPACK("TensorFlow Lite, XNNPACK", FileFormat.TFLITE),
  PLAIN("TensorFlow Lite, plain kernels", FileFormat.TFLITE);

  private final String title;
  private final FileFormat format;

  ModelRuntime(String title, FileFormat format) {
    this.title = title;
    this.format = format;
  }

  /** Those that run files of a format. */
  public static List<ModelRuntime> of(FileFormat format) {
    return Arrays.stream(values()).filter(runtime -> runtime.format == format).toList();
  }

  /** What people call it. */
  public String title() {
    return title;
  }

  /** A model file that is open; closing it frees native memory. */
  public interface Opened extends Classifier, AutoCloseable {
    @Override
    void close();
  }

  /**
   * Opens a model file for digits.
   *
   * @param name what errors call the model
   * @throws ModelException if the runtime does not run it
   */
  public Opened open(byte[] file, String name, int threads) {
    return switch (this) {
      case ONNX_RUNTIME -> {
        DigitClassifier classifier = DigitClassifier.open(file, name, threads);
        yield new InOnnxRuntime(classifier::probabilities, classifier::close);
      }
      case XNNPACK, PLAIN -> tflite(file, name, threads);
    };
  }

  /** Opens a model file for lines of writing; the rest is as with {@link #open}. */
  public Opened openForLines(byte[] file, String name, int threads) {
    return switch (this) {
      case ONNX_RUNTIME -> {
        OnnxModel model = OnnxModel.open(file, name, threads, Strip.HEIGHT, Strip.WIDTH, Strip.PLACES,
            Strip.CLASSES);
        yield new InOnnxRuntime(model::run, model::close);
      }
      case XNNPACK, PLAIN -> tflite(file, name, threads);
    };
  }

  private TfliteInterpreter tflite(byte[] file, String name, int threads) {
    return new TfliteInterpreter(file, name, this == XNNPACK ? Kernels.XNNPACK : Kernels.PLAIN, threads);
  }

  private record InOnnxRuntime(Classifier classifier, Runnable closing) implements Opened {
    @Override
    public float[] probabilities(float[] pixels, int from, int pictures) {
      return classifier.probabilities(pixels, from, pictures);
    }

    @Override
    public void close() {
      closing.run();
    }
  }
}
