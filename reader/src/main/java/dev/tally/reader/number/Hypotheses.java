package dev.tally.reader.number;

import dev.tally.reader.digit.DigitClassifier;
import dev.tally.reader.digit.DigitScores;
import dev.tally.reader.glyph.Fragments;
import dev.tally.reader.glyph.Glyph;
import dev.tally.reader.glyph.GlyphNormalizer;
import java.util.ArrayList;
import java.util.List;

/** Lists every plausible digit and mark of a line. All that may be digits are classified in one batch. */
final class Hypotheses {
  /** A digit is put together from at most this many fragments. */
  private static final int MOST_FRAGMENTS = 5;
  /** What fits the line worse than this is not even classified. */
  private static final double WORST_FIT = -12;
  /** Digits less probable than this are not followed up. */
  private static final double LEAST_PROBABLE = 1e-4;

  private record Span(int from, int to, double fit) {}

  private Hypotheses() {
  }

  static List<Hypothesis> of(Fragments line, DigitClassifier classifier) {
    Geometry geometry = new Geometry(line);
    List<Hypothesis> all = new ArrayList<>();
    List<Span> spans = new ArrayList<>();
    List<Glyph> glyphs = new ArrayList<>();
    int count = line.list().size();
    for (int from = 0; from < count; from++) {
      for (int to = from + 1; to <= Math.min(count, from + MOST_FRAGMENTS); to++) {
        addMarks(line, geometry, from, to, all);
        double fit = geometry.digit(from, to);
        if (fit >= WORST_FIT) {
          spans.add(new Span(from, to, fit));
          glyphs.add(GlyphNormalizer.normalize(line.ink(from, to)));
        }
      }
    }
    List<DigitScores> scores = classifier.classify(glyphs);
    for (int i = 0; i < spans.size(); i++) {
      addDigits(line, spans.get(i), scores.get(i), all);
    }
    return all;
  }

  private static void addMarks(Fragments line, Geometry geometry, int from, int to, List<Hypothesis> all) {
    for (Mark mark : Mark.values()) {
      double fit = to - from > 2 ? Double.NEGATIVE_INFINITY : geometry.mark(mark, from, to);
      if (fit >= WORST_FIT || (mark == Mark.NOISE && to - from == 1)) {
        // Noise stays possible for any single fragment, or a line might have no path at all.
        all.add(
            new Hypothesis(from, to, line.box(from, to), mark.text, false, Math.max(fit, 2 * WORST_FIT), 1));
      }
    }
  }

  private static void addDigits(Fragments line, Span span, DigitScores scores, List<Hypothesis> all) {
    for (int digit = 0; digit <= 9; digit++) {
      double p = scores.probability(digit);
      if (p >= LEAST_PROBABLE) {
        all.add(new Hypothesis(span.from, span.to, line.box(span.from, span.to), Integer.toString(digit),
            true, span.fit + Math.log(p), p));
      }
    }
  }
}
