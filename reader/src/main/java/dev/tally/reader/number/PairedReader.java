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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Readers that err in different ways, heard together: the lattice, which cuts a line into digits and knows each well, a sequence
 * network, which sees digits among their neighbours and cuts nothing, and, where the photo is at hand, a second one that sees it and
 * not its ink. A number is as probable as the weighted geometric mean of
 * what all give it (a logarithmic opinion pool: Genest and Zidek, 1986), so what one of them holds impossible is not answered.
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
  /**
   * Weight of the network that sees the photo, and of the others beside it. Together more than 1: alike as the three are, none is as
   * sure as they are together. Of a dozen such on the 593 amounts, which are development data, the best at the default confidence.
   */
  private static final double PICTURE = 0.6;
  private static final double BESIDE_PICTURE = 0.6;

  private final LatticeReader lattice;
  private final LineClassifier sequences;
  private final Optional<LineClassifier> pictures;
  private final double share;

  /** @param share how much of the say the network has, 0..1; the rest is the lattice's */
  public PairedReader(LatticeReader lattice, LineClassifier sequences, double share) {
    this(lattice, sequences, Optional.empty(), share);
  }

  /**
   * With a network that sees the photo, for lines that come with it.
   *
   * @param sequences sees the ink
   * @param share how much of the say {@code sequences} has against the lattice, 0..1
   */
  public PairedReader(LatticeReader lattice, LineClassifier sequences, LineClassifier pictures,
      double share) {
    this(lattice, sequences, Optional.of(pictures), share);
  }

  private PairedReader(LatticeReader lattice, LineClassifier sequences, Optional<LineClassifier> pictures,
      double share) {
    this.lattice = lattice;
    this.sequences = sequences;
    this.pictures = pictures;
    this.share = share;
  }

  /** What a network says, and how much that counts. */
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
  public NumberLine read(Picture crop, Ink ink) {
    return read(ink, Optional.of(crop.gray()));
  }

  private NumberLine read(Ink ink, Optional<GrayPicture> crop) {
    Fragments line = Fragmenter.of(ink);
    NumberLine cut = lattice.read(line);
    if (cut.candidates().isEmpty()) {
      return cut;
    }
    boolean three = pictures.isPresent() && crop.isPresent();
    double beside = three ? BESIDE_PICTURE : 1;
    List<Voice> voices = new ArrayList<>();
    Strip strip = sequences.seesPictures()
        ? GrayStrip.of(crop.orElseGet(ink::toPicture))
        : StripNormalizer.normalize(line);
    voices.add(new Voice(sequences.spell(List.of(strip)).getFirst(), beside * share));
    if (three) {
      Strip seen = GrayStrip.of(crop.orElseThrow());
      voices.add(new Voice(pictures.orElseThrow().spell(List.of(seen)).getFirst(), PICTURE));
    }
    return heard(cut, voices, beside * (1 - share));
  }

  private static NumberLine heard(NumberLine cut, List<Voice> voices, double weight) {
    Map<String, Double> pooled = pooled(cut, voices, weight);
    double none = Math.pow(Math.max(LEAST_DOUBT, 1 - cut.certainty()), weight);
    for (Voice voice : voices) {
      none *= Math.pow(voice.spelling.probability(""), voice.weight);
    }
    double all = none + pooled.values().stream().mapToDouble(p -> p).sum();
    double numbers = all - none;
    List<Candidate> candidates = pooled.entrySet()
        .stream()
        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
        .limit(CANDIDATES)
        .map(entry -> new Candidate(entry.getKey(), text(cut, entry.getKey()), entry.getValue() / numbers))
        .toList();
    String best = candidates.getFirst().value();
    return new NumberLine(candidates, Respelling.of(cut.glyphs(), best), 1 - none / all, none / all,
        cut.candidates().getFirst().value().equals(best)
            ? cut.reason()
            : "cut into digits it is " + cut.candidates().getFirst().value() + ", read as a whole " + best);
  }

  /** All numbers that any of them brings in. */
  private static Map<String, Double> pooled(NumberLine cut, List<Voice> voices, double weight) {
    Map<String, Double> byCutting = new LinkedHashMap<>();
    for (Candidate candidate : cut.candidates()) {
      byCutting.put(candidate.value(), candidate.confidence());
    }
    for (Voice voice : voices) {
      for (Spelled spelled : voice.spelling.likeliest(SPELLED)) {
        if (!spelled.digits().isEmpty()) {
          byCutting.putIfAbsent(spelled.digits(), NOT_CUT);
        }
      }
    }
    Map<String, Double> pooled = new LinkedHashMap<>();
    byCutting.forEach((digits, p) -> {
      double together = Math.pow(p, weight);
      for (Voice voice : voices) {
        together *= voice.of(digits);
      }
      pooled.put(digits, together);
    });
    return pooled;
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
