package dev.tally.reader.number;

import dev.tally.reader.exact.Exact;
import dev.tally.reader.glyph.Strip;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a sequence network says of a line: for each of a row of places how probable each digit is there, a mark, or nothing. A number
 * is spelled by all ways in which its digits can lie at the places, a digit at neighbouring places being said once (Graves,
 * Fernandez, Gomez, Schmidhuber, 2006), whatever marks stand between them. Immutable.
 */
public final class Spelling {
  private static final int CLASSES = Strip.CLASSES;
  private static final int BLANK = CLASSES - 1;
  /** Not a place between digits: marks may stand anywhere. */
  private static final int UNPARTED = -1;
  /** Numbers that are followed at each place. */
  private static final int KEPT = 16;
  /** What is less probable at a place is not followed there. */
  private static final double LEAST = 1e-4;

  private final List<float[]> looks;

  /** @param probabilities [place][class] */
  public Spelling(float[] probabilities) {
    this(List.of(probabilities));
  }

  /** @param looks at the same line, [place][class] each; a number is as probable as they say on average */
  public Spelling(List<float[]> looks) {
    this.looks = List.copyOf(looks);
  }

  /**
   * A number, and the probability of all its ways.
   *
   * @param digits empty for a line without any
   */
  public record Spelled(String digits, double probability) {}

  private static double at(float[] look, int place, int symbol) {
    return look[place * CLASSES + symbol];
  }

  /** That no digit begins at a place. */
  private static double none(float[] look, int place) {
    return at(look, place, BLANK) + at(look, place, Strip.MARK);
  }

  /** How probable these digits are, and no others. */
  public double probability(String digits) {
    return probability(digits, UNPARTED) / looks.size();
  }

  /**
   * How probable it is that a mark stands before one of these digits, if these they are; 0 where they cannot be.
   *
   * @param before which digit, at least 1
   */
  public double parted(String digits, int before) {
    double all = probability(digits, UNPARTED);
    return all == 0 ? 0 : Math.clamp(1 - probability(digits, before) / all, 0, 1);
  }

  /** @param whole before which of the digits no mark may stand */
  private double probability(String digits, int whole) {
    return Exact.sum(looks.stream().mapToDouble(look -> probability(look, digits, whole)));
  }

  private static double probability(float[] look, String digits, int whole) {
    int symbols = 2 * digits.length() + 1;
    double[] ways = new double[symbols];
    double[] before = new double[symbols];
    before[0] = 1;
    for (int place = 0; place < look.length / CLASSES; place++) {
      for (int s = 0; s < symbols; s++) {
        int symbol = symbol(digits, s);
        double way = before[s] + (s > 0 ? before[s - 1] : 0);
        if (s > 2 && symbol != BLANK && symbol != symbol(digits, s - 2)) {
          way += before[s - 2];
        }
        ways[s] = way * (symbol != BLANK || s == 2 * whole ? at(look, place, symbol) : none(look, place));
      }
      double[] swap = before;
      before = ways;
      ways = swap;
    }
    return before[symbols - 1] + (symbols > 1 ? before[symbols - 2] : 0);
  }

  private static int symbol(String digits, int s) {
    return s % 2 == 0 ? BLANK : digits.charAt(s / 2) - '0';
  }

  /** The likeliest numbers of any look, best first. */
  public List<Spelled> likeliest(int most) {
    Set<String> followed = new LinkedHashSet<>();
    looks.forEach(look -> followed.addAll(beam(look)));
    List<Spelled> spelled = new ArrayList<>();
    followed.forEach(digits -> spelled.add(new Spelled(digits, probability(digits))));
    spelled.sort(Comparator.comparingDouble(Spelled::probability).reversed());
    return List.copyOf(spelled.subList(0, Math.min(most, spelled.size())));
  }

  /** Prefixes, each with all its ways so far, up to whole numbers. */
  private static Set<String> beam(float[] look) {
    Map<String, Ways> beam = Map.of("", new Ways(1, 0));
    for (int place = 0; place < look.length / CLASSES; place++) {
      Map<String, Ways> next = new LinkedHashMap<>();
      for (Map.Entry<String, Ways> entry : beam.entrySet()) {
        String prefix = entry.getKey();
        Ways ways = entry.getValue();
        int last = prefix.isEmpty() ? BLANK : prefix.charAt(prefix.length() - 1) - '0';
        Ways same = new Ways(ways.sum() * none(look, place),
            last == BLANK ? 0 : ways.open * at(look, place, last));
        next.merge(prefix, same, Ways::plus);
        for (int digit = 0; digit < Strip.MARK; digit++) {
          double p = at(look, place, digit);
          if (p >= LEAST) {
            next.merge(prefix + digit, new Ways(0, p * (digit == last ? ways.closed : ways.sum())),
                Ways::plus);
          }
        }
      }
      beam = kept(next, KEPT);
    }
    return beam.keySet();
  }

  /** The ways to a prefix that end in a blank, and those that end in its last digit. */
  private record Ways(double closed, double open) {
    double sum() {
      return closed + open;
    }

    Ways plus(Ways other) {
      return new Ways(closed + other.closed, open + other.open);
    }
  }

  private static Map<String, Ways> kept(Map<String, Ways> beam, int most) {
    if (beam.size() <= most) {
      return beam;
    }
    List<Map.Entry<String, Ways>> all = new ArrayList<>(beam.entrySet());
    all.sort(Comparator.comparingDouble((Map.Entry<String, Ways> entry) -> entry.getValue().sum())
        .reversed()
        .thenComparing(Map.Entry::getKey));
    Map<String, Ways> kept = new LinkedHashMap<>();
    all.subList(0, most).forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
    return kept;
  }
}
