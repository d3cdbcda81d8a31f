package dev.tally.reader.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.number.Spelling.Spelled;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against the definition: each row of symbols says one number. */
class SpellingTest {
  private static final int PLACES = 4;

  private static float[] drawn(long seed) {
    Random random = new Random(seed);
    float[] probabilities = new float[PLACES * 11];
    for (int place = 0; place < PLACES; place++) {
      float sum = 0;
      for (int k = 0; k < 11; k++) {
        // Few digits are likely anywhere, as on real lines.
        float v = k == 10 || random.nextInt(4) == 0 ? random.nextFloat() : 0.001f * random.nextFloat();
        probabilities[place * 11 + k] = v;
        sum += v;
      }
      for (int k = 0; k < 11; k++) {
        probabilities[place * 11 + k] /= sum;
      }
    }
    return probabilities;
  }

  private static Map<String, Double> byDefinition(float[] probabilities) {
    Map<String, Double> all = new HashMap<>();
    for (int row = 0; row < 11 * 11 * 11 * 11; row++) {
      double probability = 1;
      StringBuilder symbols = new StringBuilder();
      for (int place = 0, rest = row; place < PLACES; place++, rest /= 11) {
        probability *= probabilities[place * 11 + rest % 11];
        symbols.append(rest % 11 == 10 ? "-" : Integer.toString(rest % 11));
      }
      all.merge(symbols.toString().replaceAll("(.)\\1+", "$1").replace("-", ""), probability, Double::sum);
    }
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
