package dev.tally.reader.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.glyph.Strip;
import dev.tally.reader.number.Spelling.Spelled;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ObjDoubleConsumer;
import org.junit.jupiter.api.Test;

/** Against the definition: each row of symbols says one number. */
class SpellingTest {
  private static final int PLACES = 4;
  private static final int CLASSES = Strip.CLASSES;
  private static final String SYMBOLS = "0123456789.-";

  private static float[] drawn(long seed) {
    Random random = new Random(seed);
    float[] probabilities = new float[PLACES * CLASSES];
    for (int place = 0; place < PLACES; place++) {
      float sum = 0;
      for (int k = 0; k < CLASSES; k++) {
        // Few digits are likely anywhere, as on real lines.
        float v = k >= Strip.MARK || random.nextInt(4) == 0
            ? random.nextFloat()
            : 0.001f * random.nextFloat();
        probabilities[place * CLASSES + k] = v;
        sum += v;
      }
      for (int k = 0; k < CLASSES; k++) {
        probabilities[place * CLASSES + k] /= sum;
      }
    }
    return probabilities;
  }

  /** Each row of symbols, those that are said at neighbouring places being said once. */
  private static void rows(float[] probabilities, ObjDoubleConsumer<String> use) {
    for (int row = 0; row < CLASSES * CLASSES * CLASSES * CLASSES; row++) {
      double probability = 1;
      StringBuilder symbols = new StringBuilder();
      for (int place = 0, rest = row; place < PLACES; place++, rest /= CLASSES) {
        probability *= probabilities[place * CLASSES + rest % CLASSES];
        symbols.append(SYMBOLS.charAt(rest % CLASSES));
      }
      use.accept(symbols.toString().replaceAll("(.)\\1+", "$1"), probability);
    }
  }

  private static Map<String, Double> byDefinition(float[] probabilities) {
    Map<String, Double> all = new HashMap<>();
    rows(probabilities,
        (symbols, probability) -> all.merge(symbols.replaceAll("[-.]", ""), probability, Double::sum));
    return all;
  }

  @Test
  void aNumberIsAsProbableAsAllItsWays() {
    for (int seed = 0; seed < 5; seed++) {
      float[] probabilities = drawn(seed);
      Spelling spelling = new Spelling(probabilities);
      byDefinition(probabilities)
          .forEach((digits, expected) -> assertEquals(expected, spelling.probability(digits), 1e-6, digits));
      assertEquals(0, spelling.probability("12345"), 0);
      assertEquals(0, spelling.probability("111"), 0, "three ones need two blanks between");
    }
  }

  /** Of all rows of symbols that say a number, those with a mark before the digit. */
  @Test
  void aDigitIsPartedAsProbablyAsInAllItsWays() {
    for (int seed = 0; seed < 5; seed++) {
      float[] probabilities = drawn(seed);
      Map<String, Double> rows = new HashMap<>();
      rows(probabilities, (symbols, probability) -> rows.merge(symbols, probability, Double::sum));
      Spelling spelling = new Spelling(probabilities);
      for (String digits : List.of("12", "11", "70", "345")) {
        for (int before = 1; before < digits.length(); before++) {
          assertEquals(sum(rows, parted(digits, before)) / spelling.probability(digits),
              spelling.parted(digits, before), 1e-5, digits + " before " + before);
        }
      }
      assertEquals(0, spelling.parted("12345", 2), 0);
    }
  }

  private static String parted(String digits, int before) {
    StringBuilder pattern = new StringBuilder("[-.]*");
    for (int i = 0; i < digits.length(); i++) {
      pattern.append(i == 0 ? "" : i == before ? "[-.]*[.][-.]*" : "[-.]*").append(digits.charAt(i));
    }
    return pattern.append("[-.]*").toString();
  }

  private static double sum(Map<String, Double> rows, String pattern) {
    return rows.entrySet()
        .stream()
        .filter(row -> row.getKey().matches(pattern))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  @Test
  void theLikeliestAreFoundInOrder() {
    for (int seed = 0; seed < 20; seed++) {
      float[] probabilities = drawn(seed);
      List<Spelled> likeliest = new Spelling(probabilities).likeliest(3);
      List<Map.Entry<String, Double>> expected = byDefinition(probabilities).entrySet()
          .stream()
          .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
          .limit(3)
          .toList();
      for (int i = 0; i < 3; i++) {
        assertEquals(expected.get(i).getKey(), likeliest.get(i).digits());
        assertEquals(expected.get(i).getValue(), likeliest.get(i).probability(), 2e-3);
      }
      assertTrue(likeliest.get(0).probability() >= likeliest.get(1).probability());
    }
  }

  @Test
  void severalLooksSayWhatTheySayOnAverage() {
    float[] one = drawn(1);
    float[] other = drawn(2);
    Spelling both = new Spelling(List.of(one, other));
    Map<String, Double> ofOther = byDefinition(other);
    byDefinition(one).forEach(
        (digits, p) -> assertEquals((p + ofOther.get(digits)) / 2, both.probability(digits), 1e-6, digits));
    List<String> named = both.likeliest(40).stream().map(Spelled::digits).toList();
    for (float[] look : List.of(one, other)) {
      String likeliest = new Spelling(look).likeliest(1).getFirst().digits();
      assertTrue(named.contains(likeliest), likeliest + " is missing");
    }
    assertEquals(named.size(), named.stream().distinct().count(), "named twice");
  }
}
