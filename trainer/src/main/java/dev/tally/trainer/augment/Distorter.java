package dev.tally.trainer.augment;

import dev.tally.reader.glyph.Glyph;
import dev.tally.reader.glyph.GlyphNormalizer;
import dev.tally.reader.page.Ink;
import dev.tally.trainer.data.Digits;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Distorts one digit: written in another style, its paper turned and warped, drawn with another pen, seen through another lens,
 * and brought into form again by the reader's own normalizer. Keeps its buffers: one distorter a thread.
 */
public final class Distorter {
  /** For what is no digit. */
  public static final int NO_LABEL = -1;

  private static final int SIDE = Glyph.SIDE;
  private static final float MIDDLE = (SIDE - 1) / 2f;

  private final boolean none;
  private final double untouched;
  private final double style;
  private final double forms;
  private final double cut;
  private final double flip;
  private final double erasing;
  private final double stroke;
  private final double blur;
  private final double noise;
  private final double contrast;
  private final double zoom;
  private final double shift;
  private final Warp warp;
  private final Cutting cutting;
  private final Allographs allographs = new Allographs();
  private final GlyphNormalizer normalizer = new GlyphNormalizer();
  private final float[] drawn = new float[Form.LENGTH];
  private final float[] work = new float[Form.LENGTH];
  private final float[] before = new float[Form.LENGTH];
  private final float[] after = new float[Form.LENGTH];
  private final byte[] bytes = new byte[Glyph.PIXELS];
  private final Ink ink = new Ink(SIDE, SIDE, bytes);
  private final byte[] glyph = new byte[Glyph.PIXELS];

  /** @param neighbours what digits are written between where some are cut out again */
  public Distorter(Augmentation augmentation, Digits neighbours) {
    none = augmentation.isNone();
    untouched = augmentation.of(Amount.UNTOUCHED);
    style = augmentation.of(Amount.STYLE);
    forms = augmentation.of(Amount.FORMS);
    cut = augmentation.of(Amount.CUT);
    cutting = new Cutting(neighbours);
    flip = augmentation.of(Amount.FLIP);
    erasing = augmentation.of(Amount.ERASING);
    stroke = augmentation.of(Amount.STROKE);
    blur = augmentation.of(Amount.BLUR);
    noise = augmentation.of(Amount.NOISE);
    contrast = augmentation.of(Amount.CONTRAST);
    zoom = augmentation.of(Amount.ZOOM);
    shift = augmentation.of(Amount.SHIFT);
    warp = new Warp(augmentation);
  }

  /**
   * Distorts the picture in {@code pixels[at..]}: 784 floats, paper 0, ink 1.
   *
   * @param label the digit, whose way of writing may change, or {@link #NO_LABEL}
   */
  public void distort(int label, float[] pixels, int at, RandomGenerator random) {
    if (none || random.nextDouble() < untouched) {
      return;
    }
    if (label != NO_LABEL && happens(forms, random)) {
      allographs.write(label, pixels, at, random);
    } else if (happens(style, random)) {
      Handwriting.restyle(label, pixels, at, random);
    }
    if (label != NO_LABEL && happens(cut, random)) {
      cutting.digit(label, pixels, at, random);
    }
    if (label != NO_LABEL && happens(flip, random)) {
      Handwriting.mirror(pixels, at);
    }
    Form.set(work, pixels, at);
    warp.apply(work, drawn, random);
    if (happens(erasing, random)) {
      erase(random);
    }
    if (stroke > 0) {
      redraw((float) (stroke * evenly(random)));
    }
    if (blur > 0) {
      blur((float) (blur * random.nextDouble()));
    }
    if (noise > 0) {
      grain((float) (noise * random.nextDouble()), random.nextInt());
    }
    if (normalize()) {
      place(pixels, at, random);
    }
  }

  private static boolean happens(double share, RandomGenerator random) {
    return share > 0 && random.nextDouble() < share;
  }

  private static double evenly(RandomGenerator random) {
    return 2 * random.nextDouble() - 1;
  }

  /** A gap in a stroke, no longer than a quarter of the digit, so that no digit becomes another. */
  private void erase(RandomGenerator random) {
    int place = random.nextInt(Glyph.PIXELS);
    for (int i = 0; i < Glyph.PIXELS; i++) {
      int x = (place + i) % SIDE;
      int y = (place + i) / SIDE % SIDE;
      if (drawn[Form.at(x, y)] > 0.5f) {
        double angle = Math.PI * random.nextDouble();
        double half = 2 * random.nextDouble();
        double width = 1.2 + 1.4 * random.nextDouble();
        double dx = half * Math.cos(angle);
        double dy = half * Math.sin(angle);
        Stroke.erase(drawn, Form.STRIDE, x + 1 - dx, y + 1 - dy, x + 1 + dx, y + 1 + dy, width);
        return;
      }
    }
  }

  /** Towards the 3x3 maximum (broader) or minimum (finer). */
  private void redraw(float amount) {
    copyNeighbours(drawn, 1);
    if (amount > 0) {
      for (int i = Form.FIRST; i < Form.END; i++) {
        work[i] = Math.max(Math.max(before[i], after[i]), drawn[i]);
      }
      copyNeighbours(work, Form.STRIDE);
      for (int i = Form.FIRST; i < Form.END; i++) {
        drawn[i] += amount * (Math.max(Math.max(before[i], after[i]), work[i]) - drawn[i]);
      }
    } else {
      for (int i = Form.FIRST; i < Form.END; i++) {
        work[i] = Math.min(Math.min(before[i], after[i]), drawn[i]);
      }
      copyNeighbours(work, Form.STRIDE);
      for (int i = Form.FIRST; i < Form.END; i++) {
        drawn[i] -= amount * (Math.min(Math.min(before[i], after[i]), work[i]) - drawn[i]);
      }
    }
    Form.clearMargins(drawn);
  }

  /** A loop that reads neighbours from the picture itself is not made into vectors. */
  private void copyNeighbours(float[] form, int distance) {
    int length = Form.END - Form.FIRST;
    System.arraycopy(form, Form.FIRST - distance, before, Form.FIRST, length);
    System.arraycopy(form, Form.FIRST + distance, after, Form.FIRST, length);
  }

  private void blur(float amount) {
    float side = amount / 4;
    float middle = 1 - 2 * side;
    copyNeighbours(drawn, 1);
    for (int i = Form.FIRST; i < Form.END; i++) {
      work[i] = side * (before[i] + after[i]) + middle * drawn[i];
    }
    copyNeighbours(work, Form.STRIDE);
    for (int i = Form.FIRST; i < Form.END; i++) {
      drawn[i] = side * (before[i] + after[i]) + middle * work[i];
    }
    Form.clearMargins(drawn);
  }

  /** Hardly where there is little ink: the reader clears the paper before anything sees it. */
  private void grain(float amount, int seed) {
    for (int i = Form.FIRST; i < Form.END; i++) {
      // A mixture of the place's bits, after the end of MurmurHash3: no pixel waits for the one before.
      int bits = (i ^ seed) * 0x85ebca6b;
      bits = (bits ^ bits >>> 13) * 0xc2b2ae35;
      float grain = amount * (bits ^ bits >>> 16) * 0x1p-31f;
      drawn[i] = Math.min(1, Math.max(0, drawn[i] + Math.min(1, 3 * drawn[i]) * grain));
    }
  }

  /**
   * Brings the result into form, as the reader does with every mark it finds. Without this a network never sees a flagged one
   * where the reader puts it. False where nothing is left.
   */
  private boolean normalize() {
    int inked = 0;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int v = (int) (255 * drawn[Form.at(x, y)] + 0.5f);
        bytes[y * SIDE + x] = (byte) v;
        inked |= v;
      }
    }
    if (inked == 0) {
      return false;
    }
    normalizer.normalize(ink, glyph);
    return true;
  }

  /** Moves and zooms a little, for the reader's box may be off by a speck of dirt; and the pen's darkness. */
  private void place(float[] pixels, int at, RandomGenerator random) {
    int moveX = (int) Math.round(shift * evenly(random));
    int moveY = (int) Math.round(shift * evenly(random));
    float full = (float) (1 - contrast * random.nextDouble()) / 255;
    boolean zoomed = zoom > 0 && random.nextInt(4) == 0;
    float pace = zoomed ? (float) (1 / (1 + zoom * evenly(random))) : 1;
    Arrays.fill(work, 0);
    if (pace == 1) {
      lay(moveX, moveY, full);
      Form.get(work, pixels, at);
    } else {
      lay(0, 0, full);
      zoom(pixels, at, moveX, moveY, pace);
    }
  }

  /** The glyph on the form, moved. */
  private void lay(int moveX, int moveY, float full) {
    for (int y = Math.max(0, -moveY); y < Math.min(SIDE, SIDE - moveY); y++) {
      for (int x = Math.max(0, -moveX); x < Math.min(SIDE, SIDE - moveX); x++) {
        work[Form.at(x + moveX, y + moveY)] = (glyph[y * SIDE + x] & 0xff) * full;
      }
    }
  }

  private void zoom(float[] pixels, int at, int moveX, int moveY, float pace) {
    for (int y = 0; y < SIDE; y++) {
      float fromY = (y - moveY - MIDDLE) * pace + MIDDLE;
      for (int x = 0; x < SIDE; x++) {
        pixels[at + y * SIDE + x] = Form.between(work, (x - moveX - MIDDLE) * pace + MIDDLE, fromY);
      }
    }
  }
}
