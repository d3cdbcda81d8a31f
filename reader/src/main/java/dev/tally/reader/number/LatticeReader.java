package dev.tally.reader.number;

import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.StageListener;
import dev.tally.reader.digit.GlyphClassifier;
import dev.tally.reader.exact.Exact;
import dev.tally.reader.glyph.Fragmenter;
import dev.tally.reader.glyph.Fragments;
import dev.tally.reader.glyph.Glyph;
import dev.tally.reader.glyph.GlyphNormalizer;
import dev.tally.reader.image.GrayPicture;
import dev.tally.reader.number.Lattice.Path;
import dev.tally.reader.page.Ink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Over-segments a line, scores every way of putting the fragments together by what the classifier and the geometry say, and
 * takes the best paths.
 */
public final class LatticeReader implements LineReader {
  /** A digit is put together from at most this many fragments. */
  public static final int MOST_FRAGMENTS = 12;
  /** What is wider or lies further apart than this, in digit heights, is no digit. */
  public static final double WIDEST_DIGIT = 1.5;
  /** More fragments than this in a line are no number. */
  private static final int LONGEST_LINE = 120;
  private static final int CANDIDATES = 24;

  private final GlyphClassifier classifier;
  private final StageListener stages;

  public LatticeReader(GlyphClassifier classifier, StageListener stages) {
    this.classifier = classifier;
    this.stages = stages;
  }

  @Override
  public NumberLine read(Ink ink) {
    return read(Fragmenter.of(ink));
  }

  public NumberLine read(Fragments line) {
    stages.after("4-fragments", line::toPicture);
    if (line.list().isEmpty()) {
      return NumberLine.none("no ink that could be a digit");
    }
    if (line.list().size() > LONGEST_LINE) {
      return NumberLine.none("too many marks for one number; crop the picture to it");
    }
    Geometry geometry = new Geometry(line, LatticeWeights.FITTED);
    List<Path> paths = Lattice.best(Hypotheses.of(line, geometry, classifier), line.list().size(),
        geometry::follows);
    List<Candidate> candidates = candidates(paths, LatticeWeights.FITTED.sharpness());
    if (candidates.isEmpty()) {
      return NumberLine.none("marks, but no digits");
    }
    Path path = paths.stream()
        .filter(p -> p.digits().equals(candidates.getFirst().value()))
        .findFirst()
        .orElseThrow();
    stages.after("5-glyphs", () -> glyphs(path, line));
    return new NumberLine(candidates,
        path.steps()
            .stream()
            .filter(step -> !step.text().isEmpty())
            .map(step -> new NumberLine.Glyph(step.text(), step.box(), step.probability()))
            .toList(),
        looks(path), 0, reason(path));
  }

  /** The values that paths lead to, each with its share of all paths' likelihood. */
  static List<Candidate> candidates(List<Path> paths, double sharpness) {
    double total = 0;
    for (Path path : paths) {
      total += likelihood(path, paths.getFirst(), sharpness);
    }
    List<Candidate> candidates = new ArrayList<>();
    for (Path path : paths) {
      if (!path.digits().isEmpty()) {
        candidates.add(
            new Candidate(path.digits(), path.text(), likelihood(path, paths.getFirst(), sharpness) / total));
      }
    }
    candidates.sort(Comparator.comparingDouble(Candidate::confidence).reversed());
    return candidates.subList(0, Math.min(CANDIDATES, candidates.size()));
  }

  private static double likelihood(Path path, Path best, double sharpness) {
    return Exact.exp(sharpness * (path.score() - best.score()));
  }

  /** What the classifier saw of the digits that were chosen, side by side. */
  private static GrayPicture glyphs(Path path, Fragments line) {
    List<Hypothesis> digits = path.steps().stream().filter(Hypothesis::digit).toList();
    byte[] gray = new byte[Glyph.PIXELS * digits.size()];
    int width = Glyph.SIDE * digits.size();
    for (int i = 0; i < digits.size(); i++) {
      byte[] glyph = GlyphNormalizer.normalize(line.ink(digits.get(i).from(), digits.get(i).to())).pixels();
      for (int y = 0; y < Glyph.SIDE; y++) {
        for (int x = 0; x < Glyph.SIDE; x++) {
          gray[y * width + i * Glyph.SIDE + x] = (byte) ~glyph[y * Glyph.SIDE + x];
        }
      }
    }
    return new GrayPicture(width, Glyph.SIDE, gray);
  }

  /**
   * The probability that each digit is what it looks like, were they judged apart: among the lattice's readings one may stand alone
   * without being good.
   */
  private static double looks(Path path) {
    return path.steps()
        .stream()
        .filter(Hypothesis::digit)
        .mapToDouble(Hypothesis::probability)
        .reduce(1, (all, one) -> all * one);
  }

  private static String reason(Path path) {
    List<Hypothesis> digits = path.steps().stream().filter(Hypothesis::digit).toList();
    Hypothesis weakest = digits.stream()
        .min(Comparator.comparingDouble(Hypothesis::probability))
        .orElseThrow();
    return weakest.probability() < 0.9
        ? "digit " + (digits.indexOf(weakest) + 1) + " may be a " + weakest.text() + ", but is not clear"
        : "the digits can be told apart in more than one way";
  }
}
