package dev.tally.trainer.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"1250;1250", "12.50;12.50", "12,50;12.50", "12^50;12.50", "12|50;12.50", "12 50;1250",
          "1,250.00;1.250.00", "$ 12.50/-;12.50", "Rs.12|-;12", "12.;12", "3,36,000;3.36.000",
          "12 ,50;12.50"})
  void whatPartsDigitsIsSpelledAsAPointAndGapsAreNot(String text, String spelled) {
    assertEquals(spelled, LineText.spelled(text));
  }

  @Test
  void linesHaveCentsOfEveryKindAndThousands() {
    Map<String, Integer> kinds = new HashMap<>();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 3000; i++) {
      String text = LineText.amount(random);
      String spelled = LineText.spelled(text);
      assertTrue(spelled.matches("[0-9]([0-9.]*[0-9])?"), text + " spells " + spelled);
      for (String mark : List.of(".", ",", "^", "|")) {
        kinds.merge(mark, text.matches(".*[0-9][" + mark.replace("^", "\\^") + "][0-9]{2}[^0-9]*") ? 1 : 0,
            Integer::sum);
      }
      kinds.merge("thousands", text.matches(".*[0-9],[0-9]{3}([^0-9].*)?") ? 1 : 0, Integer::sum);
    }
    kinds.forEach((kind, count) -> assertTrue(count > 60, count + " lines with " + kind));
  }
}
