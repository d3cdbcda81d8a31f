package dev.tally.reader.page;

import dev.tally.reader.exact.Exact;
import dev.tally.reader.image.Picture;
import java.util.Arrays;
import java.util.Optional;

/**
 * Tells ink from paper in a picture of one number or digit.
 *
 * <p>The colour channel with the best contrast is taken, dark ink and light ink are told apart by which of the two there is
 * more of, shadow and the paper's colour go with the background (a closing larger than any stroke), and what
 * remains is ink as far as it stands out over the pattern and noise of the paper.
 *
 * <p>Bad at pictures in which ink covers more than half, and where the printed pattern is as dark and as broad as
 * the pen.
 */
public final class InkFinder {
  /** Ink that stands out less than this many gray levels is not seen: JPEG blocks and sensor noise do as much. */
  private static final double LEAST_CONTRAST = 14;
  /** Ink must stand out by this many deviations of the paper. */
  private static final double LEAST_DEVIATIONS = 3;
  /** The background's window, as a share of the picture's shorter side: larger than any stroke, smaller than a shadow. */
  private static final double WINDOW = 0.3;

  /** Half the window of the thinnest strokes, in pixels; and strokes are found where one twice as large finds hardly more. */
  private static final int THINNEST = 2;
  private static final double FOUND = 0.8;

  /** A margin is at most this share of the picture, and this full of ink. */
  private static final double MARGIN = 0.3;
  private static final double FULL = 0.9;

  private InkFinder() {}

  /** The ink of the picture, in its size; empty where nothing stands out from the paper. */
  public static Optional<Ink> find(Picture picture) {
    int width = picture.width();
    int height = picture.height();
    float[] tones = tones(picture);
    if (!isPaperLight(levelled(tones, width, height), width, height)
        && !hasDarkStrokes(tones, width, height)) {
      for (int i = 0; i < tones.length; i++) {
        tones[i] = 255 - tones[i];
      }
    }
    float[] ink = overBackground(tones, width, height);
    clearMargins(ink, width, height, Otsu.of(ink).threshold());
    Otsu classes = Otsu.of(ink);
    if (classes.contrast() < Math.max(LEAST_CONTRAST, LEAST_DEVIATIONS * classes.spread())) {
      return Optional.empty();
    }
    return Optional.of(stretched(ink, width, height, classes));
  }

  /** The channel, or the luma, in which ink and paper differ most. */
  private static float[] tones(Picture picture) {
    float[] best = null;
    double contrast = -1;
    for (int channel = -1; channel < 3; channel++) {
      float[] tones = channel < 0 ? luma(picture) : channel(picture, channel);
      // A single channel is noisier than luma and must earn it.
      double found = Otsu.of(tones).contrast() * (channel < 0 ? 1.15 : 1);
      if (found > contrast) {
        contrast = found;
        best = tones;
      }
    }
    return best;
  }

  private static float[] luma(Picture picture) {
    byte[] gray = picture.gray().pixels();
    float[] tones = new float[gray.length];
    for (int i = 0; i < tones.length; i++) {
      tones[i] = gray[i] & 0xff;
    }
    return tones;
  }

  private static float[] channel(Picture picture, int channel) {
    float[] tones = new float[picture.width() * picture.height()];
    for (int i = 0; i < tones.length; i++) {
      tones[i] = picture.rgb()[3 * i + channel] & 0xff;
    }
    return tones;
  }

  /** Tones against the mean of their surroundings, so that a bright or dark band does not decide; small pictures as they are. */
  private static float[] levelled(float[] tones, int width, int height) {
    int radius = Exact.round(Math.min(width, height) / 2f);
    if (radius < 12) {
      return tones;
    }
    float[] mean = Plane.mean(tones, width, height, radius);
    float[] levelled = new float[tones.length];
    for (int i = 0; i < tones.length; i++) {
      levelled[i] = Math.clamp(128 + tones[i] - mean[i], 0f, 255f);
    }
    return levelled;
  }

  /** Paper is what there is more of, on the whole and along the border. */
  private static boolean isPaperLight(float[] tones, int width, int height) {
    Otsu classes = Otsu.of(tones);
    int light = 0;
    int border = 0;
    int lightBorder = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean isLight = tones[y * width + x] >= classes.threshold();
        light += isLight ? 1 : 0;
        if (x == 0 || y == 0 || x == width - 1 || y == height - 1) {
          border++;
          lightBorder += isLight ? 1 : 0;
        }
      }
    }
    return (double) light / tones.length + (double) lightBorder / border >= 1;
  }

  /**
   * Whether the thinnest strokes are dark. A shadow is dark without being ink, and most of a picture may lie in it, as dark paper would;
   * and light paper between dark strokes is thin, too, but not as thin as they are.
   */
  private static boolean hasDarkStrokes(float[] tones, int width, int height) {
    float[] smooth = Plane.smoothed(tones, width, height);
    double[] thin = thin(smooth, width, height, THINNEST);
    for (int radius = 2 * THINNEST; radius <= radius(width, height); radius *= 2) {
      double[] wider = thin(smooth, width, height, radius);
      int more = thin[0] > thin[1] ? 0 : 1;
      if (thin[more] > 0 && thin[more] >= FOUND * wider[more]) {
        break;
      }
      thin = wider;
    }
    return thin[0] > thin[1];
  }

  /** How much there is that is dark and narrower than a window, and how much that is light. */
  private static double[] thin(float[] smooth, int width, int height, int radius) {
    float[] closed = Plane.minimum(Plane.maximum(smooth, width, height, radius), width, height, radius);
    float[] opened = Plane.maximum(Plane.minimum(smooth, width, height, radius), width, height, radius);
    double dark = 0;
    double light = 0;
    for (int i = 0; i < smooth.length; i++) {
      dark += Math.max(0, closed[i] - smooth[i] - LEAST_CONTRAST);
      light += Math.max(0, smooth[i] - opened[i] - LEAST_CONTRAST);
    }
    return new double[] {dark, light};
  }

  private static int radius(int width, int height) {
    return Math.clamp(Exact.round(WINDOW * Math.min(width, height)), 4, 100);
  }

  /** How much darker each pixel is than the paper around it. */
  private static float[] overBackground(float[] tones, int width, int height) {
    int radius = radius(width, height);
    float[] smooth = Plane.smoothed(tones, width, height);
    float[] closed = Plane.minimum(Plane.maximum(smooth, width, height, radius), width, height, radius);
    float[] mean = Plane.mean(closed, width, height, radius);
    float[] ink = new float[tones.length];
    for (int i = 0; i < ink.length; i++) {
      ink[i] = Math.max(0, Math.min(mean[i], closed[i]) - smooth[i]);
    }
    return ink;
  }

  /**
   * Clears rows and columns at the border that are nearly all ink: the edge of a box, or of the paper. Left in, they would
   * pass for the ink, and the pen for the paper's pattern.
   */
  private static void clearMargins(float[] ink, int width, int height, int threshold) {
    for (int y = 0; y < MARGIN * height && fullRow(ink, width, y, threshold); y++) {
      Arrays.fill(ink, y * width, (y + 1) * width, 0);
    }
    for (int y = height - 1; y > (1 - MARGIN) * height && fullRow(ink, width, y, threshold); y--) {
      Arrays.fill(ink, y * width, (y + 1) * width, 0);
    }
    for (int x = 0; x < MARGIN * width && fullColumn(ink, width, height, x, threshold); x++) {
      clearColumn(ink, width, height, x);
    }
    for (int x = width - 1; x > (1 - MARGIN) * width && fullColumn(ink, width, height, x, threshold); x--) {
      clearColumn(ink, width, height, x);
    }
  }

  private static boolean fullRow(float[] ink, int width, int y, int threshold) {
    int inked = 0;
    for (int x = 0; x < width; x++) {
      inked += ink[y * width + x] >= threshold ? 1 : 0;
    }
    return inked >= FULL * width;
  }

  private static boolean fullColumn(float[] ink, int width, int height, int x, int threshold) {
    int inked = 0;
    for (int y = 0; y < height; y++) {
      inked += ink[y * width + x] >= threshold ? 1 : 0;
    }
    return inked >= FULL * height;
  }

  private static void clearColumn(float[] ink, int width, int height, int x) {
    for (int y = 0; y < height; y++) {
      ink[y * width + x] = 0;
    }
  }

  /** From the paper's own unevenness, which becomes 0, to the mean of the ink, which becomes 255. */
  private static Ink stretched(float[] ink, int width, int height, Otsu classes) {
    double none = Math.min(classes.lower() + 2 * classes.spread(),
        (classes.lower() + classes.threshold()) / 2);
    double full = classes.upper();
    byte[] pixels = new byte[ink.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) Math.clamp(Exact.round(255 * (ink[i] - none) / (full - none)), 0, 255);
    }
    return new Ink(width, height, pixels);
  }
}
