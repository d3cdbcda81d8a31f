package dev.tally.bench;

import java.util.Arrays;
import java.util.Optional;

/** Who competes. libtorch twice: as it comes, and with the memory layout and allocator settings that may suit it better. */
enum Engine {
  TALLY("tally"), LIBTORCH("libtorch"), LIBTORCH_CHANNELS_LAST("libtorch-channels-last"), TENSORFLOW(
      "tensorflow");

  private final String label;

  Engine(String label) {
    this.label = label;
  }

  static Optional<Engine> named(String label) {
    return Arrays.stream(values()).filter(engine -> engine.label.equals(label)).findFirst();
  }

  /** Loads the engine's natives, if any, into this process. */
  Contender start(Setup setup, TrainingData data) {
    return switch (this) {
      case TALLY -> new TallyContender(setup, data);
      case LIBTORCH -> new LibtorchContender(setup, data, LibtorchNetwork.Format.CHANNELS_FIRST);
      case LIBTORCH_CHANNELS_LAST -> new LibtorchContender(setup, data, LibtorchNetwork.Format.CHANNELS_LAST);
      case TENSORFLOW -> new TensorFlowContender(setup, data);
    };
  }

  @Override
  public String toString() {
    return label;
  }
}
