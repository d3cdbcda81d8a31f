package dev.tally.trainer.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.trainer.fit.Setting;
import dev.tally.trainer.fit.TrainingSettings;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DimensionTest {
  private static final TrainingSettings BASE = TrainingSettings.of(Map.of("epochs", "3"));

  private static List<Dimension> dimensions(String... texts) {
    return Stream.of(texts).map(Dimension::parse).toList();
  }

  @Test
  void valuesAndRangesAreRead() {
    assertEquals(new Dimension.Choice(Setting.OPTIMIZER, List.of("adam", "adamw")),
        Dimension.parse("optimizer = adam, adamw"));
    assertEquals(new Dimension.Choice(Setting.LAYERS, List.of("conv(8,3) dense(10)", "dense(10)")),
        Dimension.parse("layers=conv(8,3) dense(10)|dense(10)"));
    assertEquals(new Dimension.Choice(Setting.TEACHER, List.of("a/../b.onnx")),
        Dimension.parse("teacher=a/../b.onnx"));
    assertEquals(
        new Dimension.Range(Setting.LEARNING_RATE, new BigDecimal("0.0005"), new BigDecimal("0.01"), true),
        Dimension.parse("learning-rate=0.0005..0.01 log"));
    assertEquals(new Dimension.Range(Setting.DROPOUT, new BigDecimal("0"), new BigDecimal("5e-1"), false),
        Dimension.parse("dropout=0 .. 5e-1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"batch;not of the form", "magic=1,2;no setting is called 'magic'", "batch=32,,64;empty value",
          "batch=32,64,32;32 twice", "dropout=0.5..0.1;from the smaller", "dropout=0..0.5 log;begin above 0",
          "dropout=0..a;number where 'a' is", "batch=16.5..64;whole ends",
          "augment=none,photo;distorted in the same way", "validation=100,200;same images",
          "name=a,b;decides nothing"})
  void whatIsWrongIsSaid(String text, String part) {
    String message = assertThrows(IllegalArgumentException.class, () -> Dimension.parse(text)).getMessage();
    assertTrue(message.contains(part), message);
  }

  @Test
  void aGridHasAllCombinationsInOrder() {
    List<Trial> trials = Trials.grid(BASE, dimensions("learning-rate=0.001,0.003", "batch=32,64,128"));
    assertEquals(List.of("learning-rate=0.001 batch=32", "learning-rate=0.001 batch=64",
        "learning-rate=0.001 batch=128", "learning-rate=0.003 batch=32", "learning-rate=0.003 batch=64",
        "learning-rate=0.003 batch=128"), trials.stream().map(Trial::toString).toList());
    assertEquals(List.of(1, 2, 3, 4, 5, 6), trials.stream().map(Trial::number).toList());
    assertEquals(128, trials.getLast().settings().batch());
    assertEquals(3, trials.getLast().settings().epochs(), "what is not varied stays");
  }

  @Test
  void badValuesAreRefusedBeforeAnyTraining() {
    for (String bad : List.of("dropout=0.2,1.5", "optimizer=adam,magic", "learning-rate=0.1..20",
        "layers=conv(8,3)|dense(10)")) {
      List<Dimension> dimensions = dimensions(bad);
      assertThrows(IllegalArgumentException.class, () -> Trials.random(BASE, dimensions, 2, 1), bad);
    }
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> Trials.grid(BASE, dimensions("dropout=0.1..0.2")))
            .getMessage()
            .contains("has a range"));
    assertTrue(assertThrows(IllegalArgumentException.class,
        () -> Trials.grid(BASE, dimensions("batch=1,2", "batch=3,4"))).getMessage().contains("varied twice"));
    assertThrows(IllegalArgumentException.class, () -> Trials.grid(BASE, List.of()));
  }

  @Test
  void aSeedDrawsTheSameTrialsAndMoreOfThemBeginAlike() {
    List<Dimension> dimensions = dimensions("learning-rate=0.0005..0.01 log", "optimizer=adam,sgd",
        "batch=8..12");
    List<Trial> ten = Trials.random(BASE, dimensions, 10, 4);
    List<Trial> twenty = Trials.random(BASE, dimensions, 20, 4);
    assertEquals(texts(ten), texts(twenty.subList(0, 10)));
    assertTrue(!texts(ten).equals(texts(Trials.random(BASE, dimensions, 10, 5))));
  }

  private static List<String> texts(List<Trial> trials) {
    return trials.stream().map(Trial::toString).toList();
  }

  @Test
  void noCombinationIsDrawnTwiceAndTooManyAreRefused() {
    List<Dimension> six = dimensions("optimizer=adam,sgd", "batch=8..10");
    assertEquals(6, new HashSet<>(texts(Trials.random(BASE, six, 6, 1))).size());
    assertTrue(assertThrows(IllegalArgumentException.class, () -> Trials.random(BASE, six, 7, 1)).getMessage()
        .contains("only 6"));
  }

  @Test
  void wholeNumbersAreDrawnAlikeAndLogarithmsByRatio() {
    Random random = new Random(2);
    Map<String, Integer> counts = new HashMap<>();
    Dimension batch = Dimension.parse("batch=1..4");
    Dimension rate = Dimension.parse("learning-rate=0.0001..0.01 log");
    int small = 0;
    for (int i = 0; i < 4000; i++) {
      counts.merge(batch.draw(random), 1, Integer::sum);
      double drawn = Double.parseDouble(rate.draw(random));
      assertTrue(drawn >= 0.0001 && drawn <= 0.01, "drawn " + drawn);
      small += drawn < 0.001 ? 1 : 0;
    }
    assertEquals(Set.of("1", "2", "3", "4"), counts.keySet());
    counts.forEach((value, count) -> assertEquals(1000, count, 120, value));
    assertEquals(2000, small, 150);
  }
}
