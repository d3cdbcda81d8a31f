package dev.tally.browser.network;

import java.util.ArrayList;
import java.util.List;

/** A network as {@link NetworkFile} has it: pictures of one size in, as many floats a picture out. */
public final class PlainNetwork {
  private final Shape input;
  private final List<Layer> layers = new ArrayList<>();

  PlainNetwork(Shape input) {
    this.input = input;
  }

  void add(Layer layer) {
    layers.add(layer);
  }

  /** What the next layer takes. */
  Shape shape() {
    return layers.isEmpty() ? input : layers.getLast().output();
  }

  /**
   * The answers, picture by picture.
   *
   * @param pixels of the pictures, row by row, paper 0, ink 1
   */
  public float[] run(float[] pixels, int pictures) {
    if (pixels.length != pictures * input.size()) {
      throw new IllegalArgumentException(
          pixels.length + " values are not " + pictures + " pictures of " + input);
    }
    float[] activations = pixels;
    for (Layer layer : layers) {
      activations = layer.forward(activations, pictures);
    }
    return activations;
  }
}
