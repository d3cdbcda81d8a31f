package dev.tally.trainer.export;

import dev.tally.reader.digit.ModelException;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.BuiltinOpResolver;
import org.bytedeco.tensorflowlite.BuiltinOpResolverWithXNNPACK;
import org.bytedeco.tensorflowlite.BuiltinOpResolverWithoutDefaultDelegates;
import org.bytedeco.tensorflowlite.FlatBufferModel;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.InterpreterBuilder;
import org.bytedeco.tensorflowlite.TfLiteIntArray;

/** A model file in the runtime that phones have: TensorFlow Lite's own interpreter. Not thread-safe; close it to free native memory. */
public final class TfliteInterpreter implements ModelRuntime.Opened {
  /** TfLiteStatus of what went well. */
  private static final int OK = 0;

  /** Which kernels compute. */
  public enum Kernels {
    /** Those that Android and the browsers use. */
    XNNPACK,
    /** TensorFlow Lite's own. */
    PLAIN
  }

  private final BytePointer bytes;
  private final FlatBufferModel model;
  private final BuiltinOpResolver operators;
  private final InterpreterBuilder builder;
  private final Interpreter interpreter = new Interpreter((Pointer) null);
  private final int height;
  private final int width;
  /** Numbers that it gives for a picture. */
  private final int classes;
  private int batch;

  /**
   * Opens a model.
   *
   * @param name what errors call the model
   * @throws ModelException if the file is no TensorFlow Lite model that this runtime can run
   */
  public TfliteInterpreter(byte[] file, String name, Kernels kernels, int threads) {
    bytes = new BytePointer(file);
    model = FlatBufferModel.VerifyAndBuildFromBuffer(bytes, file.length, null, null);
    operators = kernels == Kernels.XNNPACK
        ? new BuiltinOpResolverWithXNNPACK()
        : new BuiltinOpResolverWithoutDefaultDelegates();
    if (model == null || model.isNull()) {
      throw new ModelException(name + " is damaged or not a TensorFlow Lite file");
    }
    builder = new InterpreterBuilder(model, operators);
    if (builder.apply(interpreter, threads) != OK) {
      throw new ModelException(name + " cannot be run by TensorFlow Lite");
    }
    TfLiteIntArray picture = interpreter.input_tensor(0).dims();
    height = picture.data(1);
    width = picture.data(2);
    TfLiteIntArray answer = interpreter.output_tensor(0).dims();
    classes = IntStream.range(1, answer.size()).map(answer::data).reduce(1, (a, b) -> a * b);
  }

  private void resize(int pictures) {
    if (pictures == batch) {
      return;
    }
    int[] shape = {pictures, height, width, 1};
    if (interpreter.ResizeInputTensor(interpreter.inputs().get(0), shape) != OK
        || interpreter.AllocateTensors() != OK) {
      throw new IllegalStateException("the model takes no " + pictures + " pictures");
    }
    batch = pictures;
  }

  @Override
  public float[] probabilities(float[] pixels, int from, int pictures) {
    resize(pictures);
    interpreter.typed_input_tensor_float(0).put(pixels, from, pictures * height * width);
    if (interpreter.Invoke() != OK) {
      throw new IllegalStateException("the model failed to run");
    }
    float[] probabilities = new float[pictures * classes];
    interpreter.typed_output_tensor_float(0).get(probabilities);
    return probabilities;
  }

  @Override
  public void close() {
    interpreter.close();
    builder.close();
    operators.close();
    model.close();
    bytes.close();
  }
}
