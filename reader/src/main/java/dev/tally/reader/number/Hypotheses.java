package dev.tally.reader.number;

import dev.tally.reader.digit.DigitScores;
import dev.tally.reader.digit.GlyphClassifier;
import dev.tally.reader.exact.Exact;
import dev.tally.reader.glyph.Fragments;
import dev.tally.reader.glyph.Glyph;
import dev.tally.reader.glyph.GlyphNormalizer;
import java.util.ArrayList;
import java.util.List;

/** Lists every plausible digit and mark of a line. All that may be digits are classified in one batch. */
final class Hypotheses {
  /** What fits the line worse than this is not followed up. */
  private static final double WORST_FIT = -12;
  /** Digits less probable than this are not followed up. */
  private static final double LEAST_PROBABLE = 1e-4;

  /**
   * Fragments [from, to), perhaps a digit.
   *
   * @param fit how well it fits the line as one
   */
  record Span(int from, int to, double fit) {}

  private Hypotheses() {}

  static List<Hypothesis> of(Fragments line, Geometry geometry, GlyphClassifier classifier) {
    List<Span> spans = spans(line, geometry);
    List<Glyph> glyphs = spans.stream()
        .map(span -> GlyphNormalizer.normalize(line.ink(span.from, span.to)))
        .toList();
    return weigh(line, geometry, spans, classifier.classify(glyphs));
  }

  /** All that may be digits. */
  static List<Span> spans(Fragments line, Geometry geometry) {
    List<Span> spans = new ArrayList<>();
    int count = line.list().size();
    for (int from = 0; from < count; from++) {
      for (int to = from + 1; to <= Math.min(count, from + LatticeReader.MOST_FRAGMENTS); to++) {
        if (line.slantedWidth(from, to) <= LatticeReader.WIDEST_DIGIT * line.digitHeight()) {
          double fit = geometry.digit(from, to);
          if (fit >= WORST_FIT) {
            spans.add(new Span(from, to, fit));
          }
        }
      }
    }
    return spans;
  }

  /** @param scores the classifier's, for each span */
  static List<Hypothesis> weigh(Fragments line, Geometry geometry, List<Span> spans,
      List<DigitScores> scores) {
    List<Hypothesis> all = new ArrayList<>();
    int count = line.list().size();
    for (int from = 0; from < count; from++) {
      for (int to = from + 1; to <= Math.min(count, from + 2); to++) {
        addMarks(line, geometry, from, to, all);
      }
    }
    for (int i = 0; i < spans.size(); i++) {
      addDigits(line, geometry.model(), spans.get(i), scores.get(i), all);
    }
    return all;
  }

  private static void addMarks(Fragments line, Geometry geometry, int from, int to, List<Hypothesis> all) {
    for (Mark mark : Mark.values()) {
      double fit = geometry.mark(mark, from, to);
      if (fit >= WORST_FIT || (mark == Mark.NOISE && to - from == 1)) {
        // Noise stays possible for any single fragment, or a line might have no path at all.
        all.add(
            new Hypothesis(from, to, line.box(from, to), mark.text, false, Math.max(fit, 2 * WORST_FIT), 1));
      }
    }
  }

  private static void addDigits(Fragments line, LatticeWeights model, Span span, DigitScores scores,
      List<Hypothesis> all) {
    double none = model.none() * scores.least();
    for (int digit = 0; digit <= 9; digit++) {
      double p = scores.probability(digit) - none;
      if (p >= LEAST_PROBABLE) {
        all.add(new Hypothesis(span.from, span.to, line.box(span.from, span.to), Integer.toString(digit),
            true, span.fit + model.classifier() * Exact.log(p) + (digit == 0 ? model.zero() : 0), p));
      }
    }
  }
}
