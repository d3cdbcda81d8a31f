package dev.tally.trainer.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tally.trainer.data.Digits;
import dev.tally.trainer.data.Hand;
import dev.tally.trainer.data.Hand.PenDigit;
import dev.tally.trainer.data.Hands;
import dev.tally.trainer.data.Split;
import dev.tally.trainer.draw.DrawnDigits;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a training of single digits is shown. */
class DigitLessonTest {
  private static final PenDigit THREE = new PenDigit(3, 0.5,
      List.of(new float[] {0, 0, 0.5f, 0.2f, 0.2f, 0.45f, 0.5f, 0.8f, 0, 1}));

  private static final Split SPLIT = Split.stratified(DrawnDigits.make(1100), 100, 1);

  /** How often a digit is shown in an epoch. */
  private static int shown(int digit, Hands hands, String... nonDigits) {
    TrainingSettings settings = TrainingSettings
        .of(nonDigits.length == 0 ? Map.of() : Map.of("non-digits", nonDigits[0]));
    try (DigitLesson lesson = new DigitLesson(SPLIT, new Hands.Parts(hands, Hands.NONE), settings)) {
      lesson.shuffle(1);
      float[] pixels = new float[Digits.PIXELS];
      int count = 0;
      for (int place = 0; place < lesson.size(); place++) {
        float[] target = new float[Digits.CLASSES];
        lesson.fill(place, pixels, 0, target, 0);
        count += target[digit] == 1 ? 1 : 0;
      }
      return count;
    }
  }

  @Test
  void aThirdOfTheDigitsIsOfHands() {
    Hands threes = new Hands(List.of(new Hand.Strokes("set/w", List.of(THREE))), List.of());
    assertEquals(100, shown(3, Hands.NONE));
    assertEquals(400, shown(3, threes), 50);
    assertEquals(200, shown(3, threes, "0.5"), 40);
  }

  @Test
  void withoutHandsEveryTrainingImageIsShownOnce() {
    try (DigitLesson lesson = new DigitLesson(SPLIT, new Hands.Parts(Hands.NONE, Hands.NONE),
        TrainingSettings.of(Map.of()))) {
      lesson.shuffle(2);
      float[] shown = new float[Digits.PIXELS];
      float[] all = new float[Digits.PIXELS];
      for (int place = 0; place < lesson.size(); place++) {
        lesson.fill(place, shown, 0, new float[Digits.CLASSES], 0);
        add(shown, all);
      }
      float[] expected = new float[Digits.PIXELS];
      IntStream.range(0, SPLIT.train().size()).forEach(i -> {
        SPLIT.train().toInput(i, shown, 0);
        add(shown, expected);
      });
      assertArrayEquals(expected, all, 0.01f);
    }
  }

  private static void add(float[] image, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += image[i];
    }
  }
}
