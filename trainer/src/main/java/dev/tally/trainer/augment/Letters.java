package dev.tally.trainer.augment;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How letters and signs run: strokes in a box one wide and one high, x to the right, y down. Left out is what is a digit in
 * somebody's hand: O o Q I l Z z S s b g q y Y P h d t r and the like, slashes and lone dots. Those of them that print makes
 * plain (B D G, an I with both its bars) are there for print only.
 *
 * <p>Written as {@link PenStroke#read} reads them.
 */
final class Letters {
  private static final List<float[][]> WRITTEN = read("""
      A  0,1 .5,0 1,1 | .2,.64 .8,.64
      a  ~.15,.1 .45,.0 .78,.12 .8,.5 | .8,.4 .8,1 | ~.8,.45 .4,.45 .08,.72 .35,1 .8,.75
      C  ~.95,.2 .7,.02 .35,.02 .05,.3 .05,.7 .35,.98 .7,.98 .95,.8
      E  1,0 0,0 0,1 1,1 | 0,.48 .8,.48
      e  ~.06,.52 .5,.52 .93,.5 .85,.15 .5,.0 .1,.25 .08,.7 .45,1 .93,.85
      F  1,0 0,0 0,1 | 0,.48 .75,.48
      H  0,0 0,1 | 1,0 1,1 | 0,.5 1,.5
      J  ~.7,0 .7,.6 .65,.88 .42,1 .15,.92 .05,.7
      J  ~.7,0 .7,.6 .65,.88 .42,1 .15,.92 .05,.7 | .3,0 1,0
      K  0,0 0,1 | .95,0 0,.6 | .3,.42 1,1
      L  0,0 0,1 .9,1
      M  0,1 0,0 .5,.7 1,0 1,1
      m  0,.1 0,1 | ~0,.4 .2,.1 .45,.15 .5,.5 .5,1 | ~.5,.4 .7,.1 .95,.15 1,.5 1,1
      N  0,1 0,0 1,1 1,0
      n  0,.05 0,1 | ~0,.4 .3,.05 .75,.08 .9,.4 .9,1
      R  0,1 0,0 | ~0,0 .6,0 .9,.12 .9,.38 .6,.5 0,.5 | .45,.5 1,1
      T  0,0 1,0 | .5,0 .5,1
      U  ~0,0 0,.65 .15,.92 .5,1 .85,.92 1,.65 1,0
      V  0,0 .5,1 1,0
      W  0,0 .25,1 .5,.3 .75,1 1,0
      X  0,0 1,1 | 1,0 0,1
      """);
  private static final List<float[][]> PRINTED = read("""
      B  0,1 0,0 | ~0,0 .55,.0 .82,.12 .82,.36 .55,.48 0,.48 | ~0,.48 .6,.48 .95,.62 .95,.86 .6,1 0,1
      D  0,0 0,1 | ~0,0 .45,0 .85,.2 .97,.5 .85,.8 .45,1 0,1
      G  ~.95,.22 .7,.02 .35,.02 .05,.3 .05,.7 .35,.98 .7,.98 .95,.8 | .5,.55 .95,.55 .95,1
      I  .5,0 .5,1 | .1,0 .9,0 | .1,1 .9,1
      """);
  /** What is a digit in somebody's hand: a letter only where letters stand beside it. */
  private static final List<float[][]> LIKE_DIGITS = read("""
      O  ~.5,0 .15,.12 .0,.5 .15,.88 .5,1 .85,.88 1,.5 .85,.12 .5,0
      o  ~.5,0 .15,.12 .0,.5 .15,.88 .5,1 .85,.88 1,.5 .85,.12 .5,0
      D  0,0 0,1 | ~0,0 .45,0 .85,.2 .97,.5 .85,.8 .45,1 0,1
      Q  ~.5,0 .15,.12 .0,.5 .15,.88 .5,1 .85,.88 1,.5 .85,.12 .5,0 | .6,.7 1,1
      I  .5,0 .5,1
      I  .5,0 .5,1 | .2,0 .8,0 | .2,1 .8,1
      l  ~.45,0 .45,.8 .5,.97 .65,1
      i  .5,.35 .5,1 | .5,.05 .5,.1
      t  ~.5,0 .5,.8 .6,1 .85,.95 | .15,.32 .85,.32
      r  0,.1 0,1 | ~0,.45 .2,.15 .55,.1
      S  ~.92,.15 .5,0 .1,.2 .3,.45 .7,.55 .92,.8 .5,1 .06,.85
      s  ~.85,.15 .5,0 .15,.2 .3,.45 .7,.55 .85,.8 .5,1 .1,.88
      Z  0,0 1,0 0,1 1,1
      B  0,1 0,0 | ~0,0 .55,.0 .82,.12 .82,.36 .55,.48 0,.48 | ~0,.48 .6,.48 .95,.62 .95,.86 .6,1 0,1
      b  0,0 0,1 | ~0,.6 .4,.4 .85,.55 .85,.85 .4,1 0,.9
      d  .85,0 .85,1 | ~.85,.6 .4,.4 .0,.6 .0,.85 .4,1 .85,.9
      g  ~.85,.1 .4,.0 .0,.2 .1,.55 .5,.6 .85,.4 | ~.85,.0 .85,.75 .6,1 .1,.92
      q  ~.85,.1 .4,.0 .0,.2 .1,.55 .5,.6 .85,.4 | .85,.0 .85,1
      P  0,1 0,0 | ~0,0 .6,0 .9,.12 .9,.38 .6,.5 0,.5
      p  0,1 0,0 | ~0,.05 .5,.0 .85,.15 .85,.45 .4,.6 0,.5
      h  0,0 0,1 | ~0,.55 .3,.4 .7,.45 .8,.6 .8,1
      Y  0,0 .5,.5 1,0 | .5,.5 .5,1
      y  0,0 .45,.6 | .9,0 .2,1
      G  ~.95,.22 .7,.02 .35,.02 .05,.3 .05,.7 .35,.98 .7,.98 .95,.8 | .5,.55 .95,.55 .95,1
      """);
  private static final List<float[][]> SIGNS = read("""
      &  ~1,1 .25,.35 .25,.1 .5,.0 .68,.15 .5,.38 .1,.65 .1,.92 .4,1 .75,.85 .95,.55
      @  ~.7,.35 .45,.3 .3,.5 .4,.7 .6,.65 .7,.35 | ~.7,.35 .7,.65 .9,.65 1,.4 .8,.08 .4,.02 .05,.3 .05,.7 .35,1 .8,.92
      #  .3,0 .2,1 | .8,0 .7,1 | 0,.32 1,.32 | 0,.68 1,.68
      %  1,0 0,1 | ~.2,.0 .02,.15 .2,.35 .38,.15 .2,0 | ~.8,.65 .62,.82 .8,1 .98,.82 .8,.65
      $  ~.9,.25 .6,.12 .2,.2 .2,.42 .8,.58 .85,.8 .5,.9 .08,.78 | .5,-.1 .5,1.1
      €  ~.95,.15 .6,.0 .25,.3 .25,.7 .6,1 .95,.85 | 0,.4 .7,.4 | 0,.6 .7,.6
      £  ~.85,.2 .65,.02 .4,.1 .38,.4 .4,.75 .15,1 | .15,1 .95,1 | .1,.52 .7,.52
      ₹  0,0 1,0 | 0,.25 1,.25 | ~.2,0 .7,.05 .7,.4 .2,.5 | .2,.5 .75,1
      +  0,.5 1,.5 | .5,0 .5,1
      =  0,.3 1,.3 | 0,.7 1,.7
      *  0,.25 1,.75 | 1,.25 0,.75 | .5,0 .5,1
      "  .1,0 .1,.6 | .9,0 .9,.6
      :  .5,0 .5,.05 | .5,.95 .5,1
      <  1,0 0,.5 1,1
      ^  0,1 .5,0 1,1
      ~  ~0,.6 .25,.3 .75,.7 1,.4
      √  0,.6 .2,.5 .4,1 1,0
      /- .5,0 0,1 | .6,.55 1.2,.55
      """);

  private Letters() {}

  /** As somebody writes it: each stroke as points x, y, x, y ... */
  static float[][] written(RandomGenerator random) {
    return one(WRITTEN, random);
  }

  /** As print has it. */
  static float[][] printed(RandomGenerator random) {
    return one(random.nextInt(4) == 0 ? PRINTED : WRITTEN, random);
  }

  /** One that alone would be a digit. */
  static float[][] likeDigit(RandomGenerator random) {
    return one(LIKE_DIGITS, random);
  }

  /** Punctuation, currencies, sums. */
  static float[][] sign(RandomGenerator random) {
    return one(SIGNS, random);
  }

  private static float[][] one(List<float[][]> all, RandomGenerator random) {
    return all.get(random.nextInt(all.size()));
  }

  private static List<float[][]> read(String lines) {
    return lines.lines().map(line -> line.substring(line.indexOf(' '))).map(Letters::strokes).toList();
  }

  private static float[][] strokes(String text) {
    return PenStroke.read(text).stream().map(PenStroke::pieces).toArray(float[][]::new);
  }
}
