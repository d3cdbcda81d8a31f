package dev.tally.trainer.draw;

import java.util.List;
import java.util.random.RandomGenerator;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * What a pen leaves on paper.
 *
 * @param blue 0 to 255, likewise green and red
 * @param strength 1 hides the paper
 * @param grain how much of it the paper's grain keeps off, from 0 to 1
 */
record Ink(int blue, int green, int red, double strength, double grain) {
  private static final List<Ink> PENS = List.of(new Ink(150, 50, 35, 1, 0), new Ink(170, 70, 50, 0.9, 0.1),
      new Ink(60, 45, 45, 1, 0), new Ink(45, 40, 42, 0.92, 0.1), new Ink(120, 30, 60, 1, 0),
      new Ink(175, 60, 90, 0.85, 0.15));
  private static final List<Ink> COPIES = List.of(new Ink(150, 85, 80, 0.7, 0.5),
      new Ink(140, 70, 110, 0.65, 0.5), new Ink(110, 100, 95, 0.7, 0.45));
  private static final List<Ink> REDS = List.of(new Ink(50, 40, 200, 0.95, 0), new Ink(70, 120, 30, 0.95, 0));

  /** Mostly ballpoint; at times a pencil, the blurred blue of a carbon copy, or a coloured pen. */
  static Ink random(RandomGenerator random) {
    return switch (random.nextInt(10)) {
      case 0 -> pencil(random);
      case 1 -> COPIES.get(random.nextInt(COPIES.size()));
      case 2 -> random.nextInt(3) == 0 ? red(random) : PENS.getFirst();
      default -> PENS.get(random.nextInt(PENS.size()));
    };
  }

  static Ink pencil(RandomGenerator random) {
    return new Ink(95, 92, 90, 0.5 + 0.35 * random.nextDouble(), 0.35);
  }

  static Ink red(RandomGenerator random) {
    return REDS.get(random.nextInt(REDS.size()));
  }

  /** Lays what was drawn with it (0 none, 255 full) on a page. */
  void lay(Mat plane, Mat page, RandomGenerator random) {
    plane.convertTo(plane, -1, strength, 0);
    if (grain > 0) {
      thin(plane, random);
    }
    BillForm.lay(plane, page, new Scalar(blue, green, red, 0));
  }

  private void thin(Mat plane, RandomGenerator random) {
    byte[] pixels = new byte[Math.toIntExact(plane.total())];
    plane.data().get(pixels);
    for (int i = 0; i < pixels.length; i++) {
      if (pixels[i] != 0) {
        pixels[i] = (byte) ((pixels[i] & 0xff) * (1 - grain * random.nextFloat()));
      }
    }
    plane.data().put(pixels, 0, pixels.length);
  }

  /** Nothing written yet. */
  static Mat plane(int width, int height) {
    return new Mat(height, width, opencv_core.CV_8UC1, new Scalar(0));
  }
}
