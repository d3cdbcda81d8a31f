package dev.tally.reader.number;

import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.digit.DigitClassifier;
import dev.tally.reader.digit.DigitScores;
import dev.tally.reader.glyph.Fragmenter;
import dev.tally.reader.glyph.Fragments;
import dev.tally.reader.glyph.GlyphNormalizer;
import dev.tally.reader.number.Hypotheses.Span;
import dev.tally.reader.page.Ink;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well the lattice's weights explain labelled lines, for whatever weights: what {@link LatticeWeights} is fitted with. What the
 * classifier says of a piece of a line is asked once and kept. Not thread-safe.
 */
public final class LatticeTrial {
  /** A line that the lattice does not read at all costs no more than this, or the hopeless ones would pull the weights. */
  private static final double LEAST = 1e-3;

  private static final RecordComponent[] WEIGHTS = LatticeWeights.class.getRecordComponents();

  private final DigitClassifier classifier;
  private final Fragments line;
  private final String digits;
  private final Map<List<Integer>, DigitScores> seen = new HashMap<>();

  /**
   * A line.
   *
   * @param digits that it says
   */
  public LatticeTrial(Ink ink, String digits, DigitClassifier classifier) {
    this.line = Fragmenter.of(ink);
    this.digits = digits;
    this.classifier = classifier;
  }

  /** What the weights are called, in their order. */
  public static List<String> weights() {
    return Arrays.stream(WEIGHTS).map(RecordComponent::getName).toList();
  }

  /** Those that the reader uses. */
  public static double[] inUse() {
    double[] values = new double[WEIGHTS.length];
    try {
      for (int i = 0; i < values.length; i++) {
        values[i] = (double) WEIGHTS[i].getAccessor().invoke(LatticeWeights.FITTED);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record's accessors can be called", e);
    }
    return values;
  }

  private static LatticeWeights model(double[] weights) {
    Class<?>[] types = Arrays.stream(WEIGHTS).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<LatticeWeights> constructor = LatticeWeights.class.getDeclaredConstructor(types);
      return constructor.newInstance(Arrays.stream(weights).boxed().toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record can be made of its parts", e);
    }
  }

  /** The logarithm of the probability that these weights give what the line says; never less than that of 1e-3. */
  public double logLikelihood(double[] weights) {
    return Math.log(Math.max(LEAST,
        candidates(weights).stream()
            .filter(candidate -> candidate.value().equals(digits))
            .mapToDouble(Candidate::confidence)
            .sum()));
  }

  /** Whether these weights make what the line says the likeliest. */
  public boolean isRight(double[] weights) {
    List<Candidate> candidates = candidates(weights);
    return !candidates.isEmpty() && candidates.getFirst().value().equals(digits);
  }

  private List<Candidate> candidates(double[] weights) {
    if (line.list().isEmpty()) {
      return List.of();
    }
    LatticeWeights model = model(weights);
    Geometry geometry = new Geometry(line, model);
    List<Span> spans = Hypotheses.spans(line, geometry);
    List<Span> unseen = spans.stream().filter(span -> !seen.containsKey(place(span))).toList();
    List<DigitScores> scores = classifier.classify(
        unseen.stream().map(span -> GlyphNormalizer.normalize(line.ink(span.from(), span.to()))).toList());
    for (int i = 0; i < unseen.size(); i++) {
      seen.put(place(unseen.get(i)), scores.get(i));
    }
    List<Hypothesis> hypotheses = Hypotheses.weigh(line, geometry, spans,
        spans.stream().map(span -> seen.get(place(span))).toList());
    return LatticeReader.candidates(Lattice.best(hypotheses, line.list().size(), geometry::follows),
        model.sharpness());
  }

  private static List<Integer> place(Span span) {
    return List.of(span.from(), span.to());
  }
}
