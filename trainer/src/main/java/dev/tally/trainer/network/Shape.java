package dev.tally.trainer.network;

/** One picture's activations: height x width x channels, stored channels last. */
public record Shape(int height, int width, int channels) {
  public Shape {
    if (height < 1 || width < 1 || channels < 1) {
      throw new IllegalArgumentException("no such shape: " + height + "x" + width + "x" + channels);
    }
  }

  public int pixels() {
    return height * width;
  }

  public int size() {
    return pixels() * channels;
  }

  @Override
  public String toString() {
    return height + "x" + width + "x" + channels;
  }
}
