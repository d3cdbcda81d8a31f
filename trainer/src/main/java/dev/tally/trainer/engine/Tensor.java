package dev.tally.trainer.engine;

import dev.tally.trainer.network.Shape;

/**
 * A batch of activations, or of their gradients: [image][y][x][channel], channels padded with zeros to
 * {@code stride} floats a pixel.
 */
final class Tensor {
  final Shape shape;
  final int stride;
  /** Floats an image. */
  final int imageSize;
  final float[] data;

  private Tensor(int images, Shape shape, int stride) {
    this.shape = shape;
    this.stride = stride;
    this.imageSize = Math.multiplyExact(shape.pixels(), stride);
    this.data = new float[Math.multiplyExact(images, imageSize)];
  }

  /** What a layer puts out: channels padded, so that they fill whole vectors. */
  static Tensor padded(int images, Shape shape) {
    return new Tensor(images, shape, padded(shape.channels()));
  }

  /** What a network takes in: pixels as they come. */
  static Tensor plain(int images, Shape shape) {
    return new Tensor(images, shape, shape.channels());
  }

  /** The channels rounded up to whole vectors. */
  static int padded(int channels) {
    return Math.ceilDiv(channels, Gemm.COLUMNS) * Gemm.COLUMNS;
  }
}
