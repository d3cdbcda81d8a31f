package dev.tally.reader.number;

import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.glyph.Fragmenter;
import dev.tally.reader.glyph.Fragments;
import dev.tally.reader.glyph.GrayStrip;
import dev.tally.reader.glyph.Strip;
import dev.tally.reader.glyph.StripNormalizer;
import dev.tally.reader.image.GrayPicture;
import dev.tally.reader.image.Picture;
import dev.tally.reader.number.Spelling.Spelled;
import dev.tally.reader.page.Ink;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Two readers that err in different ways, heard together: the lattice, which cuts a line into digits and knows each well, and a
 * sequence network, which sees digits among their neighbours and cuts nothing. A number is as probable as the weighted geometric mean of
 * what both give it (a logarithmic opinion pool: Genest and Zidek, 1986), so what one of them holds impossible is not answered.
 *
 * <p>Where digits lie and what stands between them is the lattice's.
 */
public final class PairedReader implements LineReader {
  /** Numbers that the sequence network may bring in. */
  private static final int SPELLED = 12;
  /**
   * What the lattice gives a number that it did not follow up; of 1e-5 to 1e-3 the best on the even half of 593 amounts on checks,
   * with little between them.
   */
  private static final double NOT_CUT = 1e-3;
  /** What the network gives any number, such as one too long for a strip. */
  private static final double LEAST_SPELLED = 1e-6;
  /** The lattice's doubt whether a line is a number at all is never less: it was not made to know what is none. */
  private static final double LEAST_DOUBT = 0.01;
  private static final int CANDIDATES = 24;

  private final LatticeReader lattice;
  private final LineClassifier sequences;
  private final double share;

  /** @param share how much of the say the network has, 0..1; the rest is the lattice's */
  public PairedReader(LatticeReader lattice, LineClassifier sequences, double share) {
    this.lattice = lattice;
    this.sequences = sequences;
    this.share = share;
  }

  @Override
  public NumberLine read(Ink ink) {
    return read(ink, ink::toPicture);
  }

  @Override
  public NumberLine read(Picture crop, Ink ink) {
    return read(ink, crop::gray);
  }

  private NumberLine read(Ink ink, Supplier<GrayPicture> crop) {
    Fragments line = Fragmenter.of(ink);
    NumberLine cut = lattice.read(line);
    if (cut.candidates().isEmpty()) {
      return cut;
    }
    Strip strip = sequences.seesPictures() ? GrayStrip.of(crop.get()) : StripNormalizer.normalize(line);
    Spelling spelling = sequences.spell(List.of(strip)).getFirst();
    Map<String, Double> pooled = pooled(cut, spelling);
    double none = pool(Math.max(LEAST_DOUBT, 1 - cut.certainty()), spelling.probability(""));
    double all = none + pooled.values().stream().mapToDouble(p -> p).sum();
    List<Candidate> candidates = pooled.entrySet()
        .stream()
        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
        .limit(CANDIDATES)
        .map(entry -> new Candidate(entry.getKey(), text(cut, entry.getKey()),
            entry.getValue() / (all - none)))
        .toList();
    String best = candidates.getFirst().value();
    return new NumberLine(candidates, Respelling.of(cut.glyphs(), best), 1 - none / all, none / all,
        cut.candidates().getFirst().value().equals(best)
            ? cut.reason()
            : "cut into digits it is " + cut.candidates().getFirst().value() + ", read as a whole " + best);
  }

  private Map<String, Double> pooled(NumberLine cut, Spelling spelling) {
    Map<String, Double> pooled = new LinkedHashMap<>();
    for (Candidate candidate : cut.candidates()) {
      pooled.put(candidate.value(),
          pool(candidate.confidence(), Math.max(LEAST_SPELLED, spelling.probability(candidate.value()))));
    }
    for (Spelled spelled : spelling.likeliest(SPELLED)) {
      if (!spelled.digits().isEmpty()) {
        pooled.putIfAbsent(spelled.digits(), pool(NOT_CUT, spelled.probability()));
      }
    }
    return pooled;
  }

  private double pool(double cut, double spelled) {
    return Math.pow(cut, 1 - share) * Math.pow(spelled, share);
  }

  private static String text(NumberLine cut, String digits) {
    return cut.candidates()
        .stream()
        .filter(candidate -> candidate.value().equals(digits))
        .map(Candidate::text)
        .findFirst()
        .orElseGet(() -> NumberLine.text(Respelling.of(cut.glyphs(), digits)));
  }
}
