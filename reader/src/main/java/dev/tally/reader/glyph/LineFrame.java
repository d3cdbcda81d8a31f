package dev.tally.reader.glyph;

import dev.tally.reader.exact.Exact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where in a crop its line of writing lies, guessed from what is dark: rules are long and thin, the line is what stands tallest in the
 * middle, what only reaches in from above or below belongs to a neighbour.
 *
 * @param middle the row in the middle of its digits, in pixels from the top
 * @param digit their height
 * @param left where it begins, in columns set upright, the middle row staying where it is
 * @param right where it ends
 * @param slant columns to the right for each row up
 * @param full how dark its ink is, 0..1
 */
record LineFrame(double middle, double digit, double left, double right, double slant, double full) {
  private static final double STEEPEST = 0.7;
  private static final double STEP = 0.1;
  /** Longer than this many heights of the crop across, or this share of it down, is a rule. */
  private static final double RULE_ACROSS = 0.9;
  private static final double RULE_DOWN = 0.85;
  private static final int THICKEST_RULE = 6;
  /** Less of the crop's height is a speck. */
  private static final double SPECK = 0.08;
  private static final double FAINTEST = 0.06;
  /** Digits are never less of a crop that somebody cut around a line, whatever pieces they are in. */
  private static final double SMALLEST = 0.35;

  private record Part(int left, int top, int right, int bottom, int[] pixels) {
    int height() {
      return bottom - top + 1;
    }

    double middle() {
      return (top + bottom + 1) / 2.0;
    }
  }

  static LineFrame of(InkPlane plane) {
    boolean[] dark = darkWithoutRules(plane);
    List<Part> parts = parts(dark, plane);
    List<Part> line = inTheMiddle(parts, plane.height());
    if (line.isEmpty()) {
      return new LineFrame(plane.height() / 2.0, 0.75 * plane.height(), 0, plane.width(), 0,
          Math.max(FAINTEST, percentile(plane.ink(), 0.98)));
    }
    double digit = Math.max(SMALLEST * plane.height(), digit(line));
    double middle = middle(line, digit);
    double slant = slant(line, plane, middle);
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    for (Part part : parts) {
      boolean within = part.bottom > middle - 0.5 * digit && part.top < middle + 0.6 * digit
          && part.middle() > middle - 0.8 * digit && part.middle() < middle + 0.8 * digit;
      if (within) {
        for (int i : part.pixels) {
          int row = i / plane.width();
          double column = i % plane.width() - slant * (middle - row);
          left = Math.min(left, column);
          right = Math.max(right, column + 1);
        }
      }
    }
    return new LineFrame(middle, digit, left, right, slant, full(line, plane));
  }

  private static boolean[] darkWithoutRules(InkPlane plane) {
    float[] ink = plane.ink();
    boolean[] dark = above(ink, threshold(ink, null));
    boolean[] rule = rules(dark, plane.width(), plane.height());
    boolean[] rest = above(ink, threshold(ink, rule));
    for (int i = 0; i < rest.length; i++) {
      rest[i] &= !rule[i];
    }
    return rest;
  }

  private static boolean[] above(float[] ink, double threshold) {
    boolean[] dark = new boolean[ink.length];
    for (int i = 0; i < ink.length; i++) {
      dark[i] = ink[i] >= threshold;
    }
    return dark;
  }

  /** Otsu's, of what is not left out. */
  private static double threshold(float[] ink, boolean[] out) {
    int[] histogram = new int[64];
    long count = 0;
    long sum = 0;
    for (int i = 0; i < ink.length; i++) {
      if (out == null || !out[i]) {
        int bin = (int) Math.min(63, ink[i] * 64);
        histogram[bin]++;
        count++;
        sum += bin;
      }
    }
    double best = -1;
    int at = 8;
    long lower = 0;
    long lowerSum = 0;
    for (int bin = 0; bin < 63; bin++) {
      lower += histogram[bin];
      lowerSum += (long) bin * histogram[bin];
      if (lower > 0 && lower < count) {
        double apart = (double) lowerSum / lower - (double) (sum - lowerSum) / (count - lower);
        double between = apart * apart * lower * (count - lower);
        if (between > best) {
          best = between;
          at = bin + 1;
        }
      }
    }
    return Math.max(FAINTEST, at / 64.0);
  }

  /** What lies on long thin runs across or down, allowing for a pixel's step up or down. */
  private static boolean[] rules(boolean[] dark, int width, int height) {
    boolean[] rule = new boolean[dark.length];
    int across = (int) Math.ceil(RULE_ACROSS * height);
    int down = (int) Math.ceil(RULE_DOWN * height);
    for (int y = 0; y < height; y++) {
      mark(dark, rule, y * width, 1, width, y > 0 ? -width : 0, y < height - 1 ? width : 0, across);
    }
    for (int x = 0; x < width; x++) {
      mark(dark, rule, x, width, height, x > 0 ? -1 : 0, x < width - 1 ? 1 : 0, down);
    }
    return rule;
  }

  private static void mark(boolean[] dark, boolean[] rule, int at, int step, int length, int before,
      int after, int least) {
    int run = 0;
    for (int i = 0; i <= length; i++) {
      int p = at + i * step;
      if (i < length && (dark[p] || dark[p + before] || dark[p + after])) {
        run++;
        continue;
      }
      if (run >= least) {
        for (int j = i - run; j < i; j++) {
          erase(dark, rule, at + j * step, before, after);
        }
      }
      run = 0;
    }
  }

  /** Where the run is thin: writing that crosses a rule stays. */
  private static void erase(boolean[] dark, boolean[] rule, int p, int before, int after) {
    int thick = dark[p] ? 1 : 0;
    for (int side : new int[] {before, after}) {
      for (int k = 1; side != 0 && k <= THICKEST_RULE; k++) {
        int q = p + k * side;
        if (q < 0 || q >= dark.length || !dark[q]) {
          break;
        }
        thick++;
      }
    }
    if (thick <= THICKEST_RULE) {
      rule[p] = true;
      rule[p + before] = true;
      rule[p + after] = true;
    }
  }

  private static List<Part> parts(boolean[] dark, InkPlane plane) {
    int width = plane.width();
    int height = plane.height();
    List<Part> parts = new ArrayList<>();
    boolean[] seen = new boolean[dark.length];
    int[] queue = new int[dark.length];
    for (int start = 0; start < dark.length; start++) {
      if (!dark[start] || seen[start]) {
        continue;
      }
      int end = 0;
      queue[end++] = start;
      seen[start] = true;
      int left = width;
      int right = 0;
      int top = height;
      int bottom = 0;
      for (int at = 0; at < end; at++) {
        int x = queue[at] % width;
        int y = queue[at] / width;
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
        for (int v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
          for (int u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
            int i = v * width + u;
            if (dark[i] && !seen[i]) {
              seen[i] = true;
              queue[end++] = i;
            }
          }
        }
      }
      if (Math.max(bottom - top + 1, right - left + 1) >= SPECK * height) {
        parts.add(new Part(left, top, right, bottom, Arrays.copyOf(queue, end)));
      }
    }
    return parts;
  }

  /** Parts that could be digits of the line; the best there are where none could. */
  private static List<Part> inTheMiddle(List<Part> parts, int height) {
    List<Part> line = new ArrayList<>();
    for (Part part : parts) {
      boolean cut = part.top == 0 || part.bottom == height - 1;
      double off = Math.abs(part.middle() - height / 2.0) / height;
      if (part.height() >= 0.2 * height && off < (cut ? 0.22 : 0.3)) {
        line.add(part);
      }
    }
    if (line.isEmpty()) {
      parts.stream()
          .filter(part -> Math.abs(part.middle() - height / 2.0) < 0.3 * height)
          .max((a, b) -> Integer.compare(a.pixels.length, b.pixels.length))
          .ifPresent(line::add);
    }
    return line;
  }

  /** Two thirds of the writing, by its ink, is no taller. */
  private static double digit(List<Part> line) {
    List<Part> byHeight = new ArrayList<>(line);
    byHeight.sort((a, b) -> Integer.compare(a.height(), b.height()));
    long all = line.stream().mapToLong(part -> part.pixels.length).sum();
    long sum = 0;
    for (Part part : byHeight) {
      sum += part.pixels.length;
      if (3 * sum >= 2 * all) {
        return Math.max(4, part.height());
      }
    }
    return Math.max(4, byHeight.getLast().height());
  }

  private static double middle(List<Part> line, double digit) {
    double sum = 0;
    double weight = 0;
    for (Part part : line) {
      double like = Math.min(part.height(), digit) / Math.max(part.height(), digit);
      double w = part.pixels.length * like * like;
      sum += w * part.middle();
      weight += w;
    }
    return sum / weight;
  }

  /** As {@link Slant} finds it, in steps as wide as a strip shows. */
  private static double slant(List<Part> line, InkPlane plane, double middle) {
    int reach = (int) Math.ceil(STEEPEST * plane.height()) + 1;
    double best = 0;
    double most = -1;
    int[] columns = new int[plane.width() + 2 * reach + 2];
    for (double slant = -STEEPEST; slant <= STEEPEST + 1e-9; slant += STEP) {
      Arrays.fill(columns, 0);
      for (Part part : line) {
        for (int i : part.pixels) {
          int row = i / plane.width();
          columns[(int) Exact.round(i % plane.width() - slant * (middle - row)) + reach]++;
        }
      }
      double sharpness = 0;
      for (int column : columns) {
        sharpness += (double) column * column;
      }
      sharpness *= 1 - 0.2 * Math.abs(slant);
      if (sharpness > most) {
        most = sharpness;
        best = slant;
      }
    }
    return best;
  }

  private static double full(List<Part> line, InkPlane plane) {
    int count = line.stream().mapToInt(part -> part.pixels.length).sum();
    float[] ink = new float[count];
    int at = 0;
    for (Part part : line) {
      for (int i : part.pixels) {
        ink[at++] = plane.ink()[i];
      }
    }
    return Math.max(FAINTEST, percentile(ink, 0.7));
  }

  private static double percentile(float[] values, double share) {
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1.0, share * sorted.length)];
  }
}
