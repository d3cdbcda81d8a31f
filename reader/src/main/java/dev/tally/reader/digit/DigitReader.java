package dev.tally.reader.digit;

import dev.tally.reader.Box;
import dev.tally.reader.ReadOptions;
import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.Reading.Part;
import dev.tally.reader.Reason;
import dev.tally.reader.Reason.Code;
import dev.tally.reader.glyph.Glyph;
import dev.tally.reader.glyph.GlyphNormalizer;
import dev.tally.reader.glyph.MainMark;
import dev.tally.reader.glyph.PrintedFrame;
import dev.tally.reader.image.GrayPicture;
import dev.tally.reader.image.Picture;
import dev.tally.reader.page.Ink;
import dev.tally.reader.page.InkFinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a picture of one digit. Thread-safe. Bad at pictures with anything else in them, which it tries to refuse. */
public final class DigitReader {
  /** More pixels a side tell nothing more about a digit. */
  private static final int LONGEST_SIDE = 400;
  private static final int ALTERNATIVES = 3;
  private static final double LEAST_ALTERNATIVE = 0.001;

  private final DigitClassifier classifier;
  private final ReadOptions options;

  public DigitReader(DigitClassifier classifier, ReadOptions options) {
    this.classifier = classifier;
    this.options = options;
  }

  public Reading read(Picture photo) {
    Picture picture = photo.within(LONGEST_SIDE);
    options.stages().after("1-photo", picture::gray);
    Optional<Ink> ink = ink(picture);
    if (ink.isEmpty()) {
      return new Reading.Unreadable(Code.NO_INK, "no ink stands out from the paper");
    }
    options.stages().after("2-ink", () -> ink.get().toPicture());
    Glyph glyph = GlyphNormalizer.normalize(ink.get());
    options.stages().after("3-glyph", () -> new GrayPicture(Glyph.SIDE, Glyph.SIDE, glyph.pixels()));
    return reading(classifier.classify(List.of(glyph)).getFirst(), picture, ink.get());
  }

  /** Of the one digit that the picture is of. */
  private static Optional<Ink> ink(Picture picture) {
    return InkFinder.find(picture).map(PrintedFrame::erase).map(MainMark::of);
  }

  /** What a model is given of a picture of one digit; nothing where no ink stands out. */
  public static Optional<Glyph> glyph(Picture photo) {
    return ink(photo.within(LONGEST_SIDE)).map(GlyphNormalizer::normalize);
  }

  private static Box box(Ink ink) {
    return Box.of(ink.bounds(1).orElseThrow(), ink.width(), ink.height());
  }

  private Reading reading(DigitScores scores, Picture picture, Ink ink) {
    Box box = box(ink);
    List<Candidate> candidates = new ArrayList<>();
    for (int rank = 0; rank <= ALTERNATIVES; rank++) {
      int digit = scores.ranked(rank);
      if (rank == 0 || scores.probability(digit) >= LEAST_ALTERNATIVE) {
        candidates
            .add(new Candidate(Integer.toString(digit), Integer.toString(digit), scores.probability(digit)));
      }
    }
    Candidate best = candidates.getFirst();
    List<Part> parts = List.of(new Part(best.text(), box, best.confidence()));
    if (best.confidence() >= options.digitConfidence()) {
      return EdgeDoubt.of(picture, ink, scores.ranked(0))
          .<Reading>map(doubt -> new Reading.Unsure(candidates, doubt, box, parts))
          .orElseGet(() -> new Reading.Read(best, candidates.subList(1, candidates.size()), box, parts));
    }
    String reason = candidates.size() > 1 && candidates.get(1).confidence() > 0.2
        ? String.format(Locale.ROOT, "it may be a %s or a %s", best.text(), candidates.get(1).text())
        : "it resembles no digit enough";
    return new Reading.Unsure(candidates, new Reason(Code.NOT_CLEAR, reason), box, parts);
  }
}
