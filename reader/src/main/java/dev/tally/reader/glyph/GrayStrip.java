package dev.tally.reader.glyph;

import dev.tally.reader.exact.Exact;
import dev.tally.reader.image.GrayPicture;
import java.util.List;

/**
 * Brings a crop of a photo with a line of writing into the form of a {@link Strip} without deciding what is ink: divided by its
 * paper's light, the line set upright, scaled by the height of its digits and laid into the middle, with all that the crop has
 * around it. The one maker of these pixels, in training, evaluation and reading.
 *
 * @param end the column where the writing ends
 */
public record GrayStrip(Strip strip, int end) {
  private static final int LONGEST = Strip.WIDTH - 2 * Strip.MARGIN;
  /**
   * A line is shown as large as the guessed height of its digits tells, and somewhat smaller and larger: tails and flags belie it. What
   * that brings, and looks at other slants do not, is told in docs/why/reading.md.
   */
  private static final List<Double> LOOKS = List.of(1.0, 0.88, 1.14);
  /** Samples along each side of a pixel, where the crop is larger than the strip. */
  private static final int FINE = 2;

  /** The strip alone. Never fails: of a crop without ink it is whatever the paper shows. */
  public static Strip of(GrayPicture crop) {
    return lay(crop).strip;
  }

  /** The same at several sizes, the first as {@link #of} has it. */
  public static List<Strip> looks(GrayPicture crop) {
    InkPlane plane = InkPlane.of(crop);
    LineFrame frame = LineFrame.of(plane);
    return LOOKS.stream().map(size -> laid(plane, frame, size).strip).toList();
  }

  /** The strip, and how much of it the line takes. */
  public static GrayStrip lay(GrayPicture crop) {
    InkPlane plane = InkPlane.of(crop);
    return laid(plane, LineFrame.of(plane), 1);
  }

  /**
   * Every value on the way from a crop to its strip, for those who port it to test themselves with.
   *
   * @param width of the crop as it is worked on, at most as high as 72 pixels
   * @param height likewise
   * @param ink how much darker than its paper each pixel is, 0..1
   * @param middle the row in the middle of the digits
   * @param digit their height in pixels
   * @param left where the line begins, in columns set upright, the middle row staying where it is
   * @param right where it ends
   * @param slant columns to the right for each row up
   * @param full how dark its ink is, 0..1
   */
  public record Steps(int width, int height, float[] ink, double middle, double digit, double left,
      double right, double slant, double full, GrayStrip laid) {}

  /** The strip with what led to it. */
  public static Steps steps(GrayPicture crop) {
    InkPlane plane = InkPlane.of(crop);
    LineFrame frame = LineFrame.of(plane);
    return new Steps(plane.width(), plane.height(), plane.ink(), frame.middle(), frame.digit(), frame.left(),
        frame.right(), frame.slant(), frame.full(), laid(plane, frame, 1));
  }

  private static GrayStrip laid(InkPlane plane, LineFrame frame, double size) {
    double tall = size * Strip.DIGIT / frame.digit();
    double wide = Math.min(tall, LONGEST / (frame.right() - frame.left()));
    int fine = wide > 0.9 ? 1 : FINE;
    byte[] pixels = new byte[Strip.PIXELS];
    for (int y = 0; y < Strip.HEIGHT; y++) {
      for (int x = 0; x < Strip.WIDTH; x++) {
        float sum = 0;
        for (int i = 0; i < fine * fine; i++) {
          int row = i / fine;
          int column = i % fine;
          double down = (y + (row + 0.5) / fine - Strip.HEIGHT / 2.0) / tall;
          double across = (x + (column + 0.5) / fine - Strip.MARGIN) / wide;
          sum += plane.at(frame.left() + across - frame.slant() * down - 0.5, frame.middle() + down - 0.5);
        }
        double ink = sum / (fine * fine) / frame.full();
        pixels[y * Strip.WIDTH + x] = (byte) Exact.round(255 * Math.min(1, ink));
      }
    }
    return new GrayStrip(new Strip(pixels),
        (int) Math.ceil(Strip.MARGIN + wide * (frame.right() - frame.left())));
  }
}
