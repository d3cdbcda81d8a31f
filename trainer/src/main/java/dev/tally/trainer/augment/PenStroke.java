package dev.tally.trainer.augment;

import java.util.Arrays;
import java.util.List;

/**
 * One movement of a pen through points, in a box about one wide and one high, x to the right, y down.
 *
 * @param smooth whether it runs on in curves, or turns a corner at each point
 * @param points x, y, x, y ...
 */
record PenStroke(boolean smooth, float[] points) {
  /** Straight pieces between two points of a smooth stroke. */
  private static final int PIECES = 4;

  /** Reads strokes written as points {@code x,y}, strokes parted by {@code |}, a smooth one marked by {@code ~}. */
  static List<PenStroke> read(String text) {
    return Arrays.stream(text.split("\\|")).map(String::strip).map(PenStroke::one).toList();
  }

  private static PenStroke one(String text) {
    boolean smooth = text.startsWith("~");
    String[] numbers = text.substring(smooth ? 1 : 0).split("[ ,]+", -1);
    float[] points = new float[numbers.length];
    for (int i = 0; i < points.length; i++) {
      points[i] = Float.parseFloat(numbers[i]);
    }
    return new PenStroke(smooth, points);
  }

  /** As a chain of straight pieces: a Catmull-Rom spline where it is smooth. */
  float[] pieces() {
    if (!smooth) {
      return points;
    }
    int spans = points.length / 2 - 1;
    float[] curve = new float[2 * (spans * PIECES + 1)];
    for (int i = 0; i < spans; i++) {
      for (int piece = 0; piece < PIECES; piece++) {
        for (int axis = 0; axis < 2; axis++) {
          curve[2 * (i * PIECES + piece) + axis] = spline(spans, axis, i, (float) piece / PIECES);
        }
      }
    }
    System.arraycopy(points, 2 * spans, curve, 2 * spans * PIECES, 2);
    return curve;
  }

  private float spline(int spans, int axis, int i, float t) {
    float a = points[2 * Math.max(0, i - 1) + axis];
    float b = points[2 * i + axis];
    float c = points[2 * (i + 1) + axis];
    float d = points[2 * Math.min(spans, i + 2) + axis];
    return 0.5f * (2 * b + t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * b - a - 3 * c + d))));
  }
}
