package dev.tally.bench;

import dev.tally.trainer.network.Shape;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/** libtorch with its own Adam. */
final class LibtorchContender implements Contender {
  private final Setup setup;
  private final TrainingData data;
  private final LibtorchNetwork.Format format;
  private final float[] pixels;
  private final int[] labels;
  private final FloatPointer nativePixels;
  private final LongPointer nativeLabels;
  private final Tensor images;
  private final Tensor answers;
  private LibtorchNetwork network;
  private Adam adam;

  LibtorchContender(Setup setup, TrainingData data, LibtorchNetwork.Format format) {
    this.setup = setup;
    this.data = data;
    this.format = format;
    torch.set_num_threads(setup.threads());
    Shape in = setup.architecture().input();
    this.pixels = new float[setup.batch() * in.size()];
    this.labels = new int[setup.batch()];
    this.nativePixels = new FloatPointer(pixels.length);
    this.nativeLabels = new LongPointer(labels.length);
    this.images = torch.from_blob(nativePixels, setup.batch(), in.height(), in.width(), in.channels());
    this.answers = torch.from_blob(nativeLabels, new long[] {setup.batch()},
        new TensorOptions(torch.ScalarType.Long));
    restart();
  }

  @Override
  public void restart() {
    network = new LibtorchNetwork(setup.architecture(), setup.start(), format);
    adam = new Adam(network.parameters(), new AdamOptions(Setup.LEARNING_RATE));
  }

  @Override
  public long parameterCount() {
    return network.parameterCount();
  }

  @Override
  public double step(long step) {
    data.copyBatch(step, pixels, labels);
    nativePixels.put(pixels);
    for (int n = 0; n < labels.length; n++) {
      nativeLabels.put(n, labels[n]);
    }
    try (PointerScope _ = new PointerScope()) {
      adam.zero_grad();
      Tensor loss = network.loss(images, answers);
      loss.backward();
      adam.step();
      return loss.item_float();
    }
  }

  @Override
  public void close() {
    adam.close();
    images.close();
    answers.close();
    nativePixels.close();
    nativeLabels.close();
  }
}
