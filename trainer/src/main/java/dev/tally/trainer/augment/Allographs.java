package dev.tally.trainer.augment;

import dev.tally.reader.glyph.Glyph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Digits in the forms that schools outside the United States teach and that fast hands fall into, which MNIST has seldom or never:
 * twos with a closed loop, ones with an upstroke as long as the stem, barred and arched sevens, fours with a tall left, zeros
 * whose end crosses their start. Drawn by the project's own pen, each time from other points.
 */
final class Allographs {
  private static final int SIDE = Glyph.SIDE;
  /** Room around the form's box, so that no stroke is cut off. */
  private static final double MARGIN = 4;
  private static final double BOX = SIDE - 2 * MARGIN;
  /** Standard deviation of where a point lies, in boxes: up to this, another for each digit drawn. */
  private static final double LOOSE = 0.05;

  /** A digit, then how it runs. Written as {@link PenStroke#read} reads it; the box is one high. */
  private static final List<List<List<PenStroke>>> FORMS = read("""
      0 ~.6,.12 .33,.0 .08,.25 .04,.62 .25,.98 .5,.85 .6,.48 .48,.12 .4,.04 .62,.18 .95,.08
      0 ~.4,.3 .25,.08 .06,.35 .06,.75 .3,1 .56,.75 .58,.3 .38,.02 .15,.16
      0 ~.3,.1 .05,.45 .15,.9 .4,1 .6,.7 .55,.3 .35,.08 .5,.04 .95,.04
      0 ~.3,.0 .05,.25 .04,.7 .3,1 .56,.75 .58,.3 .3,.0 | .6,.02 .0,.98
      0 ~.2,.1 .55,.0 .9,.12 1,.3 .75,.5 .35,.52 .05,.4 .0,.2 .2,.08 .5,.0
      0 ~.15,.2 .05,.6 .3,1 .58,.7 .55,.25 .35,.02 .1,.1 .2,.3 .45,.35
      0 ~.55,.05 .2,.1 .02,.5 .2,.95 .5,.8 .6,.4 .45,.1 .25,.25
      0 ~-.25,.1 .1,.2 .05,.45 .4,.65 .85,.5 .9,.15 .5,.0 .12,.15
      0 ~.95,.02 .4,.0 .05,.2 .1,.5 .5,.6 .95,.45 1.0,.15 .7,.0 .3,.02
      0 ~.0,.05 .4,.12 .75,.0 .95,.2 .85,.55 .4,.65 .1,.45 .25,.1 .7,.02 1.2,.1
      0 ~.6,.0 .2,.1 .0,.45 .2,.8 .6,.8 .85,.5 .8,.15 .5,.02 .3,.15
      0 ~.45,.12 .2,.0 .04,.4 .1,.9 .4,.98 .58,.6 .5,.2 .3,.1 .55,.16 .9,.0
      1 0,.5 .38,.0 .36,1
      1 0,.85 .42,.0 .4,1
      1 .0,.3 .3,.0 .28,1 | .02,1 .58,.98
      1 ~.0,.4 .14,.14 .27,.0 .34,.08 .35,.5 .32,1
      1 ~.0,.7 .22,.4 .36,.1 .28,.0 .2,.2 .2,.6 .22,1
      1 ~.05,.5 .25,.2 .3,.0 .3,.0 .28,.4 .25,.75 .3,.98 .5,.9
      1 ~.0,.2 .12,.16 .28,.0 .28,.0 .26,.5 .26,1
      1 ~.0,.95 .15,.6 .36,.15 .28,.0 .18,.12 .16,.5 .2,.95 .42,.9
      1 ~.0,.62 .3,.26 .34,.06 .23,.0 .15,.3 .17,.8 .3,1
      1 ~.0,.75 .25,.45 .42,.15 .38,.0 .3,.06 .22,.5 .14,1
      1 ~.0,.3 .16,.2 .3,.0 | .3,.0 .24,.96 | ~.04,1 .3,.95 .62,.98
      2 ~.38,.42 .12,.42 .02,.2 .25,.0 .52,.1 .58,.35 .4,.65 .1,.95 .22,.82 .4,.92 .75,.95
      2 ~.35,.3 .15,.35 .05,.15 .25,.0 .5,.1 .5,.35 .3,.7 .0,1 | .0,1 .62,.96
      2 ~.05,.25 .2,.0 .52,.1 .46,.45 .18,.85 .0,.95 .08,.75 .3,.85 .72,1
      2 ~.42,.44 .1,.4 .04,.15 .3,.0 .58,.15 .56,.4 .38,.66 .3,.8 .15,.98 .02,.9 .15,.78 .4,.9 .65,1
      2 .02,.04 .58,.02 .02,.98 .62,.96
      2 ~.12,.34 .0,.18 .2,.0 .5,.06 .55,.3 .35,.65 .02,.98 | ~.02,.98 .3,.88 .6,1 .85,.9
      2 ~.3,.36 .14,.3 .16,.1 .35,.0 .55,.15 .5,.4 .25,.75 .0,1 .3,.95 .6,1
      2 ~.58,.36 .3,.52 .04,.4 .02,.15 .25,.0 .52,.04 .62,.25 .5,.6 .22,.96 | ~.22,.96 .4,.9 .72,.94
      2 ~.1,.32 .08,.1 .35,.0 .52,.15 .4,.5 .12,.9 .0,.98 .0,.84 .2,.84 .45,.95 .62,.8
      2 ~.06,.14 .3,.0 .52,.14 .42,.4 .1,.8 .0,.96 | ~.0,.96 .12,.86 .3,.92 .62,.9
      2 ~.3,.44 .06,.36 .06,.1 .3,.0 .46,.16 .36,.55 .1,.92 .02,1 | ~.02,1 .2,.86 .42,.98 .58,.9
      3 .04,.02 .56,.0 .25,.4 | ~.25,.4 .52,.48 .6,.78 .36,1 .0,.9
      3 ~.05,.12 .3,.0 .52,.14 .38,.42 .18,.46 .25,.36 .45,.45 .6,.72 .4,.98 .0,.9
      3 ~.02,.1 .3,.0 .48,.18 .3,.4 .15,.42 .4,.45 .6,.65 .5,1.0 .2,1.1 .0,1.0
      4 .2,.0 .02,.66 .66,.62 | .44,.42 .38,1
      4 .08,.0 .04,.6 .6,.6 | .5,.38 .44,1
      4 .36,.0 .04,.55 .48,.5 .26,1
      4 ~.5,.0 .2,.4 .02,.62 .18,.68 .68,.56 | .46,.4 .42,1
      4 ~.1,.0 .04,.4 .2,.55 .45,.45 | .58,.05 .5,1
      4 ~.15,.0 .06,.4 .02,.62 .2,.6 .6,.6 | ~.46,.3 .42,.6 .34,1
      4 .24,.0 .0,.74 .6,.72 | .42,.5 .36,1
      4 .1,.0 .02,.78 .52,.72 | .42,.54 .36,1
      4 ~.06,.0 .0,.28 .14,.44 .34,.42 .5,.2 | .58,.0 .46,1
      4 .34,.0 .0,.6 .7,.5 | .52,.28 .36,1
      5 ~.12,.12 .06,.44 .3,.36 .56,.6 .42,.94 .0,.96 | .22,.04 .75,.0
      5 ~.58,.04 .18,.06 .08,.3 .3,.48 .54,.66 .4,.96 .0,.94
      5 .12,.05 .06,.46 | ~.06,.46 .38,.4 .56,.66 .34,1 .02,.9 | .12,.04 .7,.0
      5 .1,.15 .1,.5 | ~.1,.5 .35,.48 .5,.7 .3,1 .0,.95 | ~.1,.15 .45,.1 .9,.0
      5 ~.2,.0 .12,.3 .2,.42 .45,.5 .48,.8 .2,1 .0,.9 | .2,.0 .6,.04
      5 .5,.0 .15,.06 .08,.42 | ~.08,.42 .4,.5 .42,.7 .2,1
      5 .3,.02 .14,.46 | ~.14,.46 .38,.5 .36,.78 .02,.94 | .3,.03 .85,.0
      5 ~.34,.05 .16,.3 .3,.48 .34,.7 .14,.98 .0,.9 | ~.4,.06 .6,.0 .9,.02
      5 ~.62,.0 .4,.06 .26,.1 .14,.4 .34,.52 .3,.82 .02,1
      5 ~.35,.0 .3,.35 .3,.7 .18,.98 .02,.86 | .35,.0 .95,.0
      5 ~.3,.0 .22,.3 .3,.6 .24,.95 .02,.9 | .3,.0 .9,-.03
      5 ~.0,.5 .1,.42 .2,.6 .22,.95 | ~.22,.95 .32,.4 .4,.0 | .4,.0 .95,.02
      6 ~.12,.0 .03,.45 .1,.92 .4,1 .55,.78 .36,.56 .08,.68
      6 ~.5,.05 .3,.0 .1,.3 .03,.7 .25,1 .52,.9 .52,.65 .3,.58 .08,.8
      6 ~.4,.0 .12,.4 .05,.8 .3,1 .5,.8 .36,.6 .12,.75 .25,.9
      7 .0,.06 .6,.0 .24,1 | .1,.54 .58,.46
      7 ~.0,.2 .08,.04 .3,.1 .6,.0 | .6,.0 .38,.5 .28,1 | .12,.56 .6,.48
      7 ~.0,.2 .2,.0 .6,.0 .74,.16 .5,.6 .3,1
      7 ~.0,.2 .2,.0 .5,.02 .58,.2 .42,.55 .2,1 | .1,.56 .6,.5
      7 .02,.2 .02,.02 .58,.02 | ~.58,.02 .36,.45 .24,.8 .3,1 | .12,.5 .55,.5
      7 ~.0,.12 .1,.0 .3,.1 .55,.02 | ~.55,.02 .4,.35 .3,.7 .3,1
      7 .0,.04 .55,.04 .3,1 | .0,.5 .6,.42
      7 ~.12,.14 .2,.02 .45,.0 | ~.45,.0 .38,.5 .3,1 | .0,.54 .7,.42
      7 ~.18,.14 .25,.03 .42,.0 | .42,.0 .32,1 | .0,.5 .7,.46
      7 ~.3,.14 .46,.0 .64,.04 .56,.24 .34,.6 .2,1 | .1,.54 .62,.44
      7 ~.42,.3 .36,.12 .56,.0 .66,.1 .46,.45 .22,1 | .12,.56 .6,.46
      7 ~.12,.16 .28,.06 .34,.0 | ~.34,.0 .3,.5 .3,.9 .5,.94 | .0,.5 .66,.42
      7 ~.0,.1 .06,.02 .3,.06 .6,.02 | ~.6,.02 .3,.55 .16,.95 .24,1 | .08,.56 .5,.5
      8 ~.6,.12 .32,.0 .1,.16 .28,.42 .54,.7 .34,1 .08,.82 .3,.5 .66,.06
      8 ~.3,.0 .08,.2 .3,.42 .52,.2 .3,.0 | ~.3,.42 .04,.7 .3,1 .58,.72 .3,.42
      8 ~.5,.34 .36,.04 .14,.1 .2,.4 .48,.68 .34,1 .06,.84 .26,.5 .6,.2
      8 ~.52,.0 .15,.12 .2,.38 .5,.62 .45,.95 .12,.98 .1,.7 .35,.45 .52,.22 .4,.02
      8 ~.3,.0 .1,.16 .28,.38 .5,.2 .32,.0 .2,.04 | ~.3,.5 .06,.74 .28,1 .56,.8 .34,.5 .22,.54
      8 ~.06,.12 .3,.0 .5,.12 .36,.4 .08,.68 .14,.96 .44,.96 .52,.7 .3,.5 .16,.3
      8 ~.5,.05 .3,.0 .1,.14 .24,.36 .4,.55 .4,.85 .22,1 .1,.8 .26,.5 .5,.3 .56,.1
      9 ~.52,.12 .25,.0 .05,.24 .24,.48 .5,.3 .54,.1 .56,.6 .42,.94 .06,.94
      9 ~.52,.16 .28,.02 .08,.2 .2,.44 .5,.34 | .56,.0 .5,1
      9 ~.52,.18 .3,.0 .06,.2 .25,.42 .52,.2 .42,.55 .26,.8 .3,1
      9 ~.5,.2 .3,.0 .06,.18 .24,.42 .5,.22 .5,.5 .3,.85 .0,1
      9 ~.3,.4 .08,.32 .1,.08 .4,.0 .55,.2 .4,.44 .2,.36 .4,.4 .5,.65 .4,1
      9 ~.18,.5 .46,.46 .6,.22 .46,.0 .2,.06 .12,.4 .04,1
      9 ~.48,.16 .28,.0 .08,.16 .22,.38 .46,.3 .52,.12 .5,.5 .4,.86 .2,1 .06,.84 .2,.72
      """);

  private final float[] drawn = new float[Glyph.PIXELS];

  private static List<List<List<PenStroke>>> read(String lines) {
    List<List<List<PenStroke>>> forms = new ArrayList<>();
    for (int digit = 0; digit < 10; digit++) {
      String start = digit + " ";
      forms.add(lines.lines()
          .filter(line -> line.startsWith(start))
          .map(line -> PenStroke.read(line.substring(2)))
          .toList());
    }
    return forms;
  }

  /** Writes the digit over {@code pixels[at..]}: 784 floats, paper 0, ink 1. */
  void write(int digit, float[] pixels, int at, RandomGenerator random) {
    List<List<PenStroke>> forms = FORMS.get(digit);
    List<PenStroke> form = forms.get(random.nextInt(forms.size()));
    double width = 1.5 + 1.9 * random.nextDouble();
    double wide = 0.75 + 0.6 * random.nextDouble();
    double slant = 0.5 * random.nextDouble() - 0.2;
    double loose = LOOSE * random.nextDouble();
    List<float[]> lines = form.stream().map(stroke -> moved(stroke, loose, random).pieces()).toList();
    Arrays.fill(drawn, 0);
    lay(lines, wide, slant, width);
    System.arraycopy(drawn, 0, pixels, at, Glyph.PIXELS);
  }

  private static PenStroke moved(PenStroke stroke, double loose, RandomGenerator random) {
    float[] points = stroke.points().clone();
    for (int i = 0; i < points.length; i++) {
      points[i] += (float) (loose * random.nextGaussian());
    }
    return new PenStroke(stroke.smooth(), points);
  }

  /** Fits the lines into the box, as large as they go. */
  private void lay(List<float[]> lines, double wide, double slant, double width) {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (float[] line : lines) {
      for (int i = 0; i < line.length; i += 2) {
        line[i] = (float) (wide * line[i] - slant * line[i + 1]);
        left = Math.min(left, line[i]);
        right = Math.max(right, line[i]);
        top = Math.min(top, line[i + 1]);
        bottom = Math.max(bottom, line[i + 1]);
      }
    }
    double scale = (BOX - width) / Math.max(right - left, bottom - top);
    double x = (SIDE - 1) / 2.0 - scale * (left + right) / 2;
    double y = (SIDE - 1) / 2.0 - scale * (top + bottom) / 2;
    for (float[] line : lines) {
      for (int i = 0; i + 3 < line.length; i += 2) {
        Stroke.draw(drawn, SIDE, x + scale * line[i], y + scale * line[i + 1], x + scale * line[i + 2],
            y + scale * line[i + 3], width);
      }
    }
  }
}
