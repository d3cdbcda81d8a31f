package dev.tally.reader.look;

import dev.tally.reader.component.Component;
import dev.tally.reader.component.Components;
import dev.tally.reader.image.Picture;
import dev.tally.reader.image.PictureMats;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.page.Ink;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Of what colour the inks of a page are: how much of the paper's light they take away in each channel, in logarithms, so that shadow
 * and the paper's own colour do not matter.
 */
public final class InkColours {
  /** The paper's light is found on a picture so many times smaller. */
  private static final int COARSE = 4;
  /** Of the page's longer side: wider than strokes, narrower than shadows. */
  private static final double WINDOW = 0.02;
  /** Pixels in the middle of strokes. */
  private static final int CORE = 200;
  private static final int CHANNELS = 3;
  private static final int STEPS = 1000;
  /** Added to each channel, so that noise in what is nearly black does not count. */
  private static final double DARK = 4;
  private static final double[] LOGARITHMS = IntStream.range(0, 256)
      .mapToDouble(level -> Math.log(level + DARK))
      .toArray();
  /** Of the light that a stroke takes away in all channels, as a natural logarithm. */
  private static final double LEAST = 0.3;

  private final Ink ink;
  private final byte[] page;
  private final byte[] paper;
  private final InkColour most;

  public InkColours(Picture page, Ink ink) {
    this.ink = ink;
    this.page = page.rgb();
    try (PointerScope _ = new PointerScope()) {
      Mat light = new Mat();
      Mat whole = PictureMats.mat(page);
      opencv_imgproc.resize(whole, light, new Size(), 1.0 / COARSE, 1.0 / COARSE, opencv_imgproc.INTER_AREA);
      int window = (int) Math.round(WINDOW * Math.max(light.cols(), light.rows())) * 2 + 1;
      opencv_imgproc.morphologyEx(light, light, opencv_imgproc.MORPH_CLOSE,
          opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_RECT, new Size(window, window)));
      opencv_imgproc.blur(light, light, new Size(window, window));
      opencv_imgproc.resize(light, light, whole.size(), 0, 0, opencv_imgproc.INTER_LINEAR);
      this.paper = PictureMats.bytes(light);
    }
    this.most = median();
  }

  /** Of a line; black where it has no dark stroke. */
  public InkColour of(Components components, List<Component> line) {
    double[] sum = new double[CHANNELS];
    for (Component component : line) {
      PixelBox box = component.box();
      for (int y = box.y(); y < box.bottom(); y++) {
        for (int x = box.x(); x < box.right(); x++) {
          if (ink.at(x, y) >= CORE && components.isOf(component, x, y)) {
            add(y * ink.width() + x, sum);
          }
        }
      }
    }
    double all = sum[0] + sum[1] + sum[2];
    return all > 0 ? new InkColour(sum[0] / all, sum[1] / all, sum[2] / all) : InkColour.BLACK;
  }

  /** Of the dark strokes in a box; black where there are none. */
  public InkColour of(PixelBox box) {
    double[] sum = new double[CHANNELS];
    for (int y = box.y(); y < box.bottom(); y++) {
      for (int x = box.x(); x < box.right(); x++) {
        if (ink.at(x, y) >= CORE) {
          add(y * ink.width() + x, sum);
        }
      }
    }
    double all = sum[0] + sum[1] + sum[2];
    return all > 0 ? new InkColour(sum[0] / all, sum[1] / all, sum[2] / all) : InkColour.BLACK;
  }

  /** Of most ink on the page, which is print, mostly. */
  public InkColour most() {
    return most;
  }

  private void add(int pixel, double[] sum) {
    for (int channel = 0; channel < CHANNELS; channel++) {
      int i = CHANNELS * pixel + channel;
      sum[channel] += Math.max(0, LOGARITHMS[paper[i] & 0xff] - LOGARITHMS[page[i] & 0xff]);
    }
  }

  /** The median share of each channel, over all pixels of strokes. */
  private InkColour median() {
    int[][] counts = new int[CHANNELS][STEPS + 1];
    int count = 0;
    for (int i = 0; i < ink.pixels().length; i++) {
      double[] one = new double[CHANNELS];
      if ((ink.pixels()[i] & 0xff) >= CORE) {
        add(i, one);
      }
      double all = one[0] + one[1] + one[2];
      if (all > LEAST) {
        for (int channel = 0; channel < CHANNELS; channel++) {
          counts[channel][(int) Math.round(STEPS * one[channel] / all)]++;
        }
        count++;
      }
    }
    double[] median = new double[CHANNELS];
    for (int channel = 0; channel < CHANNELS; channel++) {
      int step = 0;
      for (int seen = counts[channel][0]; seen < count / 2 && step < STEPS;) {
        seen += counts[channel][++step];
      }
      median[channel] = (double) step / STEPS;
    }
    return new InkColour(median[0], median[1], median[2]);
  }
}
