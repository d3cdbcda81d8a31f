package dev.tally.reader.number;

import dev.tally.reader.Box;
import dev.tally.reader.ReadOptions;
import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.Reading.Part;
import dev.tally.reader.digit.DigitClassifier;
import dev.tally.reader.glyph.Fragmenter;
import dev.tally.reader.glyph.Fragments;
import dev.tally.reader.glyph.Glyph;
import dev.tally.reader.glyph.GlyphNormalizer;
import dev.tally.reader.image.GrayPicture;
import dev.tally.reader.image.Picture;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.number.Lattice.Path;
import dev.tally.reader.page.Ink;
import dev.tally.reader.page.InkFinder;
import dev.tally.reader.page.LineEraser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one line of handwritten digits with its marks. Over-segments, scores every way of putting the fragments
 * together by what the classifier and the geometry say, and takes the best path.
 *
 * <p>Thread-safe. Bad at several lines at once, and at letters: a name is read as whatever digits it resembles, with
 * little confidence.
 */
public final class NumberReader {
  /** More fragments than this are no number. */
  private static final int MOST_FRAGMENTS = 120;
  private static final int ALTERNATIVES = 5;
  /**
   * No number is read that needs a digit less probable than this to the classifier, which gives each digit 0.1 to what is none. What
   * is likeliest among unlikely readings, say of a whole receipt, is no reading.
   */
  private static final double LEAST_DIGIT = 0.3;
  /** A line of digits needs no more pixels. */
  private static final int LONGEST_SIDE = 1200;

  private final DigitClassifier classifier;
  private final ReadOptions options;

  public NumberReader(DigitClassifier classifier, ReadOptions options) {
    this.classifier = classifier;
    this.options = options;
  }

  /** Reads a picture of one number. Boxes of the reading are relative to the picture. */
  public Reading read(Picture photo) {
    Picture picture = photo.within(LONGEST_SIDE);
    options.stages().after("1-photo", picture::gray);
    Optional<Ink> found = InkFinder.find(picture);
    if (found.isEmpty()) {
      return new Reading.Unreadable("no ink stands out from the paper");
    }
    options.stages().after("2-ink", () -> found.get().toPicture());
    Ink ink = LineEraser.erase(found.get());
    options.stages().after("3-without-lines", ink::toPicture);
    return read(ink);
  }

  private Reading read(Ink ink) {
    Fragments line = Fragmenter.of(ink);
    options.stages().after("4-fragments", line::toPicture);
    if (line.list().isEmpty()) {
      return new Reading.Unreadable("no ink that could be a digit");
    }
    if (line.list().size() > MOST_FRAGMENTS) {
      return new Reading.Unreadable("too many marks for one number; crop the picture to it");
    }
    List<Path> paths = Lattice.best(Hypotheses.of(line, classifier), line.list().size());
    List<Candidate> candidates = candidates(paths);
    if (candidates.isEmpty()) {
      return new Reading.Unreadable("marks, but no digits");
    }
    Candidate best = candidates.getFirst();
    Path path = paths.stream().filter(p -> p.digits().equals(best.value())).findFirst().orElseThrow();
    options.stages().after("5-glyphs", () -> glyphs(path, line));
    List<Part> parts = parts(path, ink);
    Box box = box(path, ink);
    if (best.confidence() >= options.numberConfidence() && weakest(path).probability() >= LEAST_DIGIT) {
      return new Reading.Read(best, candidates.subList(1, candidates.size()), box, parts);
    }
    return new Reading.Unsure(candidates, reason(path), box, parts);
  }

  /** The values that paths lead to, each with its share of all paths' likelihood. */
  private static List<Candidate> candidates(List<Path> paths) {
    double total = 0;
    Map<String, Double> shares = new LinkedHashMap<>();
    Map<String, String> texts = new LinkedHashMap<>();
    for (Path path : paths) {
      double likelihood = Math.exp(LineModel.FITTED.sharpness() * (path.score() - paths.getFirst().score()));
      total += likelihood;
      shares.merge(path.digits(), likelihood, Double::sum);
      texts.putIfAbsent(path.digits(), path.text());
    }
    List<Candidate> candidates = new ArrayList<>();
    for (Map.Entry<String, Double> share : shares.entrySet()) {
      if (!share.getKey().isEmpty()) {
        candidates.add(new Candidate(share.getKey(), texts.get(share.getKey()), share.getValue() / total));
      }
    }
    candidates.sort(Comparator.comparingDouble(Candidate::confidence).reversed());
    return candidates.subList(0, Math.min(ALTERNATIVES, candidates.size()));
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

  private static List<Part> parts(Path path, Ink ink) {
    return path.steps()
        .stream()
        .filter(step -> !step.text().isEmpty())
        .map(step -> new Part(step.text(), Box.of(step.box(), ink.width(), ink.height()), step.probability()))
        .toList();
  }

  private static Box box(Path path, Ink ink) {
    PixelBox box = path.steps()
        .stream()
        .filter(Hypothesis::digit)
        .map(Hypothesis::box)
        .reduce(PixelBox::union)
        .orElseThrow();
    return Box.of(box, ink.width(), ink.height());
  }

  private static Hypothesis weakest(Path path) {
    return path.steps()
        .stream()
        .filter(Hypothesis::digit)
        .min(Comparator.comparingDouble(Hypothesis::probability))
        .orElseThrow();
  }

  private static String reason(Path path) {
    Hypothesis weakest = weakest(path);
    if (weakest.probability() < 0.9) {
      int place = (int) path.steps()
          .stream()
          .filter(Hypothesis::digit)
          .takeWhile(step -> !step.equals(weakest))
          .count() + 1;
      return "digit " + place + " may be a " + weakest.text() + ", but is not clear";
    }
    return "the digits can be told apart in more than one way";
  }
}
