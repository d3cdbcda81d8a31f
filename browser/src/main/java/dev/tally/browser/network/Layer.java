package dev.tally.browser.network;

/** One step of a network: activations are [picture][height][width][channel]. */
interface Layer {
  /**
   * What the layer makes of so many pictures.
   *
   * @param in not changed
   */
  float[] forward(float[] in, int pictures);

  /** The shape of a picture behind it. */
  Shape output();
}
