package dev.tally.reader.number;

import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.glyph.Fragmenter;
import dev.tally.reader.glyph.Fragments;
import dev.tally.reader.glyph.StripNormalizer;
import dev.tally.reader.page.Ink;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Readers that err in different ways, heard together: the lattice, which cuts a line into digits and knows each well; a sequence network,
 * which sees digits among their neighbours and cuts nothing; and, where there is one, a reader of print. A number is as probable as the
 * weighted geometric mean of what all give it (a logarithmic opinion pool: Genest and Zidek, 1986), so what one of them holds impossible
 * is not answered.
 *
 * <p>Where digits lie and what stands between them is the lattice's.
 */
public final class PooledReader implements LineReader {
  /** Numbers that each sequence network may bring in. */
  private static final int SPELLED = 12;
  /**
   * What the lattice gives a number that it did not follow up; of 1e-5 to 1e-3 the best on the even half of 593 amounts on checks,
   * with little between them.
   */
  private static final double NOT_CUT = 1e-3;
  /** What a network gives any number, such as one too long for a strip. */
  private static final double LEAST_SPELLED = 1e-6;
  /** The lattice's doubt whether a line is a number at all is never less: it was not made to know what is none. */
  private static final double LEAST_DOUBT = 0.01;
  private static final int CANDIDATES = 24;
  /**
   * The say of lattice, network and reader of print together: the likeliest for the right readings of 593 amounts on checks; the halves
   * alone give 0.39, 0.60, 0.32 and 0.43, 0.37, 0.24. See RATIONALE.md, "Reading".
   */
  private static final double LATTICE_OF_THREE = 0.41;
  private static final double NETWORK_OF_THREE = 0.45;
  private static final double PRINT_OF_THREE = 0.27;

  private final LatticeReader lattice;
  private final LineClassifier sequences;
  private final double share;

  /** @param share how much of the say the network has where there is no reader of print, 0..1; the rest is the lattice's */
  public PooledReader(LatticeReader lattice, LineClassifier sequences, double share) {
    this.lattice = lattice;
    this.sequences = sequences;
    this.share = share;
  }

  /** What a sequence network makes of the line, and how much of the say it has. */
  private record Voice(Spelling spelling, double weight) {
    double of(String digits) {
      return Math.pow(Math.max(LEAST_SPELLED, spelling.probability(digits)), weight);
    }
  }

  @Override
  public NumberLine read(Ink ink) {
    return read(ink, Optional.empty());
  }

  @Override
  public NumberLine read(Ink ink, Spelling print) {
    return read(ink, Optional.of(print));
  }

  private NumberLine read(Ink ink, Optional<Spelling> print) {
    Fragments line = Fragmenter.of(ink);
    NumberLine cut = lattice.read(line);
    if (cut.candidates().isEmpty()) {
      return cut;
    }
    Spelling spelling = sequences.spell(List.of(StripNormalizer.normalize(line))).getFirst();
    return print
        .map(third -> pooled(cut, LATTICE_OF_THREE,
            List.of(new Voice(spelling, NETWORK_OF_THREE), new Voice(third, PRINT_OF_THREE))))
        .orElseGet(() -> pooled(cut, 1 - share, List.of(new Voice(spelling, share))));
  }

  private static NumberLine pooled(NumberLine cut, double weight, List<Voice> voices) {
    Map<String, Double> pooled = new LinkedHashMap<>();
    cut.candidates().forEach(candidate -> pooled.put(candidate.value(), candidate.confidence()));
    voices.stream()
        .flatMap(voice -> voice.spelling.likeliest(SPELLED).stream())
        .filter(spelled -> !spelled.digits().isEmpty())
        .forEach(spelled -> pooled.putIfAbsent(spelled.digits(), NOT_CUT));
    pooled.replaceAll((digits, confidence) -> pool(Math.pow(confidence, weight), voices, digits));
    double none = pool(Math.pow(Math.max(LEAST_DOUBT, 1 - cut.certainty()), weight), voices, "");
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

  private static double pool(double cut, List<Voice> voices, String digits) {
    return voices.stream().mapToDouble(voice -> voice.of(digits)).reduce(cut, (one, other) -> one * other);
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
