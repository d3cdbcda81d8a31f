package dev.tally.reader.number;

import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.exact.Exact;
import dev.tally.reader.glyph.Fragmenter;
import dev.tally.reader.glyph.Fragments;
import dev.tally.reader.glyph.GrayStrip;
import dev.tally.reader.glyph.StripNormalizer;
import dev.tally.reader.page.Ink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Readers that err in different ways, heard together: the lattice, which cuts a line into digits and knows each well; a sequence network,
 * which sees digits among their neighbours and cuts nothing; a second one that sees the photo and not its ink; and a reader of print. A
 * number is as probable as the weighted geometric mean of what all that are there give it (a logarithmic opinion pool: Genest and Zidek,
 * 1986), so what one of them holds impossible is not answered.
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
  /** What a dollar sign looks like to those who know no signs. */
  private static final String LIKE_SIGNS = "589";
  /** How likely a final one with a mark behind it is the stroke of {@code 350/-}: those who know strokes decide. */
  private static final double STROKE = 0.5;

  /**
   * How much of the say each has. Fitted to the likelihood of the right readings of 593 amounts on checks ({@code tally fit voices}); see
   * docs/why/reading.md, "All voices together".
   *
   * @param lattice of cuts
   * @param ink of the network that sees ink
   * @param photo of the network that sees the photo
   * @param print of the reader of print
   */
  public record Say(double lattice, double ink, double photo, double print) {
    public static final Say WITH_PRINT = new Say(0.41, 0.45, 0, 0.28);
    public static final Say WITH_PHOTO = new Say(0.35, 0.22, 0.49, 0);
    public static final Say WITH_BOTH = new Say(0.35, 0.19, 0.43, 0.18);
  }

  private final LatticeReader lattice;
  private final StripClassifier sequences;
  private final Optional<? extends StripClassifier> pictures;
  private final double share;

  /**
   * Of those readers.
   *
   * @param sequences sees the ink
   * @param pictures sees the photo, for lines that come with it
   * @param share how much of the say {@code sequences} has where it and the lattice are alone, 0..1
   */
  public PooledReader(LatticeReader lattice, StripClassifier sequences,
      Optional<? extends StripClassifier> pictures, double share) {
    this.lattice = lattice;
    this.sequences = sequences;
    this.pictures = pictures;
    this.share = share;
  }

  /**
   * What a network makes of the line, and how much of the say it has.
   *
   * @param sign how likely a first digit that looks like a currency sign is one; 0 where the network knows signs
   * @param stroke how likely a final one is a stroke for no cents; 0 where the network knows strokes
   */
  private record Voice(Spelling spelling, double weight, double sign, double stroke) {
    double of(String digits) {
      return Exact.pow(Math.max(LEAST_SPELLED, probability(digits)), weight);
    }

    private double probability(String digits) {
      if (stroke > 0) {
        return (digits.endsWith("1") ? 1 - stroke : 1) * spelling.probability(digits)
            + stroke * spelling.probability(digits + "1");
      }
      double own = spelling.probability(digits);
      if (sign == 0) {
        return own;
      }
      double behind = Exact
          .sum(LIKE_SIGNS.chars().mapToDouble(like -> spelling.probability((char) like + digits)));
      return (mayBeginWithSign(digits) ? 1 - sign : 1) * own + (digits.length() > 1 ? sign * behind : 0);
    }
  }

  @Override
  public NumberLine read(Ink ink) {
    return read(ink, Beside.NOTHING);
  }

  /**
   * What each reader gives one number, as natural logarithms; 0 from a reader that is not there.
   *
   * @param digits of the number
   */
  public record Opinion(String digits, double lattice, double ink, double photo, double print) {}

  /** What the readers beside the lattice make of a line. */
  private record Heard(Spelling ink, Optional<Spelling> photo, Optional<Spelling> print, double sign,
      double stroke) {
    Voice ink(double weight) {
      return new Voice(ink, weight, sign, 0);
    }

    Optional<Voice> photo(double weight) {
      return photo.map(spelling -> new Voice(spelling, weight, 0, 0));
    }

    Optional<Voice> print(double weight) {
      return print.map(spelling -> new Voice(spelling, weight, 0, stroke));
    }

    Say say(double share) {
      return photo.isPresent()
          ? print.isPresent() ? Say.WITH_BOTH : Say.WITH_PHOTO
          : print.isPresent() ? Say.WITH_PRINT : new Say(1 - share, share, 0, 0);
    }

    List<Voice> voices(Say say) {
      List<Voice> voices = new ArrayList<>();
      voices.add(ink(say.ink));
      photo(say.photo).ifPresent(voices::add);
      print(say.print).ifPresent(voices::add);
      return voices;
    }
  }

  private Heard heard(Fragments line, NumberLine cut, Beside beside) {
    Optional<Spelling> photo = pictures
        .flatMap(network -> beside.crop().map(crop -> network.spellOne(GrayStrip.looks(crop.gray()))));
    return new Heard(sequences.spellOne(List.of(StripNormalizer.normalize(line))), photo, beside.print(),
        beside.sign(), stroke(cut.candidates().getFirst()));
  }

  @Override
  public NumberLine read(Ink ink, Beside beside) {
    Fragments line = Fragmenter.of(ink);
    NumberLine cut = lattice.read(line);
    if (cut.candidates().isEmpty()) {
      return cut;
    }
    Heard heard = heard(line, cut, beside);
    Say say = heard.say(share);
    return pooled(cut, say.lattice, heard.voices(say), heard.sign,
        heard.photo.map(photo -> new Marks(photo, heard.print)));
  }

  /** All numbers that any reader names, and what each reader gives them: what their say is fitted on. Empty where nothing is a digit. */
  public List<Opinion> opinions(Ink ink, Beside beside) {
    Fragments line = Fragmenter.of(ink);
    NumberLine cut = lattice.read(line);
    if (cut.candidates().isEmpty()) {
      return List.of();
    }
    Heard heard = heard(line, cut, beside);
    return named(cut, heard.voices(Say.WITH_BOTH), heard.sign).entrySet()
        .stream()
        .map(named -> new Opinion(named.getKey(), Exact.log(Math.max(NOT_CUT, named.getValue())),
            logarithm(Optional.of(heard.ink(1)), named.getKey()), logarithm(heard.photo(1), named.getKey()),
            logarithm(heard.print(1), named.getKey())))
        .toList();
  }

  private static double logarithm(Optional<Voice> voice, String digits) {
    return voice.map(own -> Exact.log(own.of(digits))).orElse(0.0);
  }

  private static double stroke(Candidate cut) {
    return cut.value().length() > 1 && cut.value().endsWith("1") && !cut.text().endsWith("1") ? STROKE : 0;
  }

  /** All numbers that any reader names, with what the lattice gives them. */
  private static Map<String, Double> named(NumberLine cut, List<Voice> voices, double sign) {
    Map<String, Double> named = new LinkedHashMap<>();
    for (Candidate candidate : cut.candidates()) {
      String digits = candidate.value();
      double behind = mayBeginWithSign(digits) ? sign : 0;
      double stroke = (1 - behind) * stroke(candidate);
      named.merge(digits, (1 - behind - stroke) * candidate.confidence(), Double::sum);
      if (behind > 0) {
        named.merge(digits.substring(1), behind * candidate.confidence(), Double::sum);
      }
      if (stroke > 0) {
        named.merge(digits.substring(0, digits.length() - 1), stroke * candidate.confidence(), Double::sum);
      }
    }
    voices.stream()
        .flatMap(voice -> voice.spelling.likeliest(SPELLED).stream())
        .filter(spelled -> !spelled.digits().isEmpty())
        .forEach(spelled -> named.putIfAbsent(spelled.digits(), NOT_CUT));
    return named;
  }

  private static NumberLine pooled(NumberLine cut, double weight, List<Voice> voices, double sign,
      Optional<Marks> marks) {
    Map<String, Double> pooled = named(cut, voices, sign);
    pooled.replaceAll((digits, confidence) -> pool(Exact.pow(confidence, weight), voices, digits));
    double none = pool(Exact.pow(Math.max(LEAST_DOUBT, 1 - cut.certainty()), weight), voices, "");
    double all = none + Exact.sum(pooled.values().stream().mapToDouble(p -> p));
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
            : "cut into digits it is " + cut.candidates().getFirst().value() + ", read as a whole " + best,
        marks);
  }

  /** The lattice knows no currency signs: a dollar looks like one of these digits to it. */
  private static boolean mayBeginWithSign(String digits) {
    return digits.length() > 2 && LIKE_SIGNS.indexOf(digits.charAt(0)) >= 0;
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
