package dev.tally.reader.page;

import dev.tally.reader.image.Picture;
import dev.tally.reader.image.PictureMats;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * What a small picture of a photo tells about where the paper is.
 *
 * @param lab colour without print, three bytes a pixel: lightness, green to red, blue to yellow
 * @param likeness to paper by colour, 0..1 a pixel
 * @param letters in pixels of this map
 * @param range of lightness that the photo uses, 0..1
 * @param scale this map's pixels for one of the photo's
 */
record PaperMap(int width, int height, byte[] lab, float[] likeness, List<PrintRows.Letter> letters,
    double range, double scale) {
  /** Paper is large: the longer side of the map. */
  private static final int SIDE = 400;
  /** In pixels of the map: darker than what surrounds it and thinner than this is print. */
  private static final int PRINT = 11;
  /** Fewer letters do not tell where the paper is. */
  private static final int LEAST_LETTERS = 12;
  /** A step of lightness that is an edge for certain, where the photo uses the whole range. */
  private static final double FULL = 40;
  /** What a whole step from paper to anything else is worth, in steps of lightness. */
  private static final double LIKENESS = 100;

  /** The caller's {@code PointerScope} frees what is made here. */
  static PaperMap of(Picture photo) {
    double scale = Math.min(1, (double) SIDE / Math.max(photo.width(), photo.height()));
    int width = (int) Math.max(1, Math.round(photo.width() * scale));
    int height = (int) Math.max(1, Math.round(photo.height() * scale));
    Mat rgb = PictureMats.mat(photo);
    Mat gray = new Mat();
    opencv_imgproc.cvtColor(rgb, gray, opencv_imgproc.COLOR_RGB2GRAY);
    List<PrintRows.Letter> letters = PrintRows.of(gray).stream().map(letter -> letter.scaled(scale)).toList();
    Mat small = new Mat();
    opencv_imgproc.resize(rgb, small, new Size(width, height), 0, 0, opencv_imgproc.INTER_AREA);
    byte[] lab = lab(small);
    boolean[] seed = letters.size() < LEAST_LETTERS ? light(lab) : around(letters, width, height);
    float[] likeness = PaperColours.likeness(lab, seed);
    return new PaperMap(width, height, lab, likeness, letters, range(lab), scale);
  }

  private static byte[] lab(Mat small) {
    Mat smooth = new Mat();
    Mat kernel = opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_RECT, new Size(PRINT, PRINT));
    opencv_imgproc.medianBlur(small, smooth, 3);
    opencv_imgproc.morphologyEx(smooth, smooth, opencv_imgproc.MORPH_CLOSE, kernel);
    opencv_imgproc.medianBlur(smooth, smooth, 5);
    opencv_imgproc.cvtColor(smooth, smooth, opencv_imgproc.COLOR_RGB2Lab);
    return PictureMats.bytes(smooth);
  }

  /** Between the darkest and the lightest twentieth. */
  private static double range(byte[] lab) {
    int[] sorted = new int[lab.length / 3];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = lab[3 * i] & 0xff;
    }
    Arrays.sort(sorted);
    return Math.max(30, sorted[sorted.length * 19 / 20] - sorted[sorted.length / 20]) / 200.0;
  }

  /** The lighter ones by Otsu's threshold. */
  private static boolean[] light(byte[] lab) {
    float[] lightness = new float[lab.length / 3];
    for (int i = 0; i < lightness.length; i++) {
      lightness[i] = lab[3 * i] & 0xff;
    }
    int threshold = Otsu.of(lightness).threshold();
    boolean[] light = new boolean[lightness.length];
    for (int i = 0; i < light.length; i++) {
      light[i] = lightness[i] >= threshold;
    }
    return light;
  }

  /** What lies within a letter's size of letters. */
  private static boolean[] around(List<PrintRows.Letter> letters, int width, int height) {
    boolean[] around = new boolean[width * height];
    for (PrintRows.Letter letter : letters) {
      double reach = letter.size();
      for (int y = (int) Math.max(0, letter.y() - reach); y <= Math.min(height - 1,
          letter.y() + reach); y++) {
        for (int x = (int) Math.max(0, letter.x() - reach); x <= Math.min(width - 1,
            letter.x() + reach); x++) {
          around[y * width + x] = true;
        }
      }
    }
    return around;
  }

  /** Whether there is enough of it to tell where and how the paper lies. */
  boolean showsPrint() {
    return letters.size() >= LEAST_LETTERS;
  }

  boolean holds(double x, double y) {
    return x >= 0 && y >= 0 && x < width && y < height;
  }

  private int pixel(double x, double y) {
    int row = (int) y;
    return row * width + (int) x;
  }

  /** How clearly the first place is paper and the second is not, 0..1. */
  double step(double inX, double inY, double outX, double outY) {
    if (!holds(inX, inY)) {
      return 0;
    }
    int in = pixel(inX, inY);
    int out = pixel(outX, outY);
    double light = channel(in, 0) - channel(out, 0);
    double red = channel(in, 1) - channel(out, 1);
    double yellow = channel(in, 2) - channel(out, 2);
    double paper = light + LIKENESS * (likeness[in] - likeness[out]);
    double distance = Math.sqrt(light * light + 4 * (red * red + yellow * yellow));
    return paper < 0 ? 0 : Math.min(1, distance / (FULL * range));
  }

  private int channel(int pixel, int channel) {
    return lab[3 * pixel + channel] & 0xff;
  }

  /** The share of the print, weighed by its contrast, for which that holds. */
  double print(Predicate<PrintRows.Letter> holds) {
    double all = 0;
    double held = 0;
    for (PrintRows.Letter letter : letters) {
      double weight = letter.contrast() * likeness[pixel(letter.x(), letter.y())];
      all += weight;
      held += holds.test(letter) ? weight : 0;
    }
    return all == 0 ? 0 : held / all;
  }

  /** The print's middle, or the map's where there is none. */
  Place centre() {
    if (!showsPrint()) {
      return new Place(width / 2.0, height / 2.0);
    }
    double[] x = letters.stream().mapToDouble(PrintRows.Letter::x).sorted().toArray();
    double[] y = letters.stream().mapToDouble(PrintRows.Letter::y).sorted().toArray();
    return new Place(x[x.length / 2], y[y.length / 2]);
  }

  /** Of the lines of print, in radians from -pi/2 to pi/2; 0 where there is too little to tell. */
  double direction() {
    double sine = 0;
    double cosine = 0;
    for (PrintRows.Letter letter : letters) {
      // Twice the angle, as a line has no beginning.
      double angle = 2 * Math.atan2(letter.dy(), letter.dx());
      sine += letter.contrast() * Math.sin(angle);
      cosine += letter.contrast() * Math.cos(angle);
    }
    return showsPrint() ? Math.atan2(sine, cosine) / 2 : 0;
  }
}
