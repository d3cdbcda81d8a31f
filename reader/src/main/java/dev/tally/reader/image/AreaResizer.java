package dev.tally.reader.image;

import dev.tally.reader.exact.Exact;
import java.util.Arrays;

/**
 * Makes pictures smaller without losing fine strokes to aliasing: a new pixel is the mean of the area it takes, pixels that lie in it in
 * part counting in part. Gives the very pixels of OpenCV's {@code INTER_AREA}, which computes in floats, whole shares apart.
 */
final class AreaResizer {
  private static final int CHANNELS = 3;
  /** Less of a pixel does not count. */
  private static final double LEAST = 1e-3;

  private AreaResizer() {}

  static Picture within(Picture picture, int longest) {
    double scale = (double) longest / Math.max(picture.width(), picture.height());
    int width = (int) Math.max(1, Exact.round(picture.width() * scale));
    int height = (int) Math.max(1, Exact.round(picture.height() * scale));
    Shares across = Shares.of(picture.width(), width);
    Shares down = Shares.of(picture.height(), height);
    byte[] rgb = across.whole && down.whole
        ? wholeMeans(picture, width, height)
        : means(picture, across, down, width, height);
    return new Picture(width, height, rgb);
  }

  /**
   * Which old rows or columns lie in each new one.
   *
   * @param first the first old one of each new one, and behind all of them how many there are
   * @param old old ones, one after the other
   * @param share of the new one that the old one takes, 0..1
   * @param whole whether all new ones are made of equally many whole old ones
   */
  private record Shares(int[] first, int[] old, float[] share, boolean whole) {
    static Shares of(int length, int shorter) {
      double scale = 1 / ((double) shorter / length);
      int[] first = new int[shorter + 1];
      int[] old = new int[length + 2 * shorter];
      float[] share = new float[length + 2 * shorter];
      int count = 0;
      for (int i = 0; i < shorter; i++) {
        first[i] = count;
        double from = i * scale;
        double to = from + scale;
        double size = Math.min(scale, length - from);
        int end = Math.min((int) Math.floor(to), length - 1);
        int begin = Math.min((int) Math.ceil(from), end);
        if (begin - from > LEAST) {
          old[count] = begin - 1;
          share[count++] = (float) ((begin - from) / size);
        }
        for (int j = begin; j < end; j++) {
          old[count] = j;
          share[count++] = (float) (1 / size);
        }
        if (to - end > LEAST) {
          old[count] = end;
          share[count++] = (float) (Math.min(Math.min(to - end, 1), size) / size);
        }
      }
      first[shorter] = count;
      return new Shares(first, old, share, length % shorter == 0);
    }
  }

  private static byte[] means(Picture picture, Shares across, Shares down, int width, int height) {
    byte[] rgb = new byte[CHANNELS * width * height];
    float[] sum = new float[CHANNELS * width];
    float[] row = new float[CHANNELS * width];
    for (int y = 0; y < height; y++) {
      Arrays.fill(sum, 0);
      for (int i = down.first[y]; i < down.first[y + 1]; i++) {
        shrink(picture.rgb(), down.old[i] * picture.width(), across, row);
        for (int x = 0; x < row.length; x++) {
          sum[x] += down.share[i] * row[x];
        }
      }
      for (int x = 0; x < sum.length; x++) {
        rgb[y * sum.length + x] = (byte) Exact.roundHalfEven(sum[x]);
      }
    }
    return rgb;
  }

  /** One old row, as short as a new one. */
  private static void shrink(byte[] rgb, int start, Shares across, float[] row) {
    for (int x = 0; x < row.length / CHANNELS; x++) {
      float red = 0;
      float green = 0;
      float blue = 0;
      for (int i = across.first[x]; i < across.first[x + 1]; i++) {
        int at = CHANNELS * (start + across.old[i]);
        float share = across.share[i];
        red += (rgb[at] & 0xff) * share;
        green += (rgb[at + 1] & 0xff) * share;
        blue += (rgb[at + 2] & 0xff) * share;
      }
      row[CHANNELS * x] = red;
      row[CHANNELS * x + 1] = green;
      row[CHANNELS * x + 2] = blue;
    }
  }

  /** Of so many pixels by so many: whole numbers are added, and the halves of two by two go up. */
  private static byte[] wholeMeans(Picture picture, int width, int height) {
    int wide = picture.width() / width;
    int high = picture.height() / height;
    float share = 1f / (wide * high);
    byte[] rgb = new byte[CHANNELS * width * height];
    for (int i = 0; i < rgb.length; i++) {
      int x = i / CHANNELS % width * wide;
      int y = i / CHANNELS / width * high;
      int sum = 0;
      for (int j = 0; j < wide * high; j++) {
        int at = (y + j / wide) * picture.width() + x + j % wide;
        sum += picture.rgb()[CHANNELS * at + i % CHANNELS] & 0xff;
      }
      rgb[i] = (byte) (wide == 2 && high == 2 ? (sum + 2) >> 2 : Exact.roundHalfEven(sum * share));
    }
    return rgb;
  }
}
