package dev.tally.trainer.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentationTest {

  @Test
  void aPresetAndWhatDiffers() {
    Augmentation read = Augmentation.parse("Photo rotation=15, blur=0");
    assertEquals(15, read.of(Amount.ROTATION));
    assertEquals(0, read.of(Amount.BLUR));
    assertEquals(Augmentation.PHOTO.of(Amount.STROKE), read.of(Amount.STROKE));
    assertEquals(new Augmentation(Map.of(Amount.ERASING, 0.2)), Augmentation.parse("none erasing=.2"));
    assertEquals(Augmentation.parse("none erasing=0.2"), Augmentation.parse("erasing=0.2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "scan", "photo", "photo rotation=12.5 blur=0 flip=1", "noise=0.05"})
  void itsTextSaysTheSame(String text) {
    Augmentation augmentation = Augmentation.parse(text);
    assertEquals(augmentation, Augmentation.parse(augmentation.toString()));
  }

  @Test
  void nothingIsNone() {
    assertEquals("none", Augmentation.NONE.toString());
    assertTrue(Augmentation.parse("none untouched=0.3").isNone());
    assertTrue(Augmentation.parse("photo untouched=1").isNone());
    assertFalse(Augmentation.SCAN.isNone());
  }

  @Test
  void flipIsOffAndItsHelpSaysWhatItDoes() {
    assertEquals(0, Augmentation.PHOTO.of(Amount.FLIP));
    assertEquals(0, Augmentation.SCAN.of(Amount.FLIP));
    assertTrue(Amount.FLIP.meaning().contains("2, 5, 6 and 9 into something else"), Amount.FLIP.meaning());
  }

  @ParameterizedTest
  @ValueSource(strings = {"much", "", "photo much", "photo blurr=1", "rotation", "photo scan", "=1"})
  void whatHasNoNameIsAnsweredWithAllNames(String text) {
    String message = assertThrows(IllegalArgumentException.class, () -> Augmentation.parse(text))
        .getMessage();
    assertTrue(Arrays.stream(Amount.values()).allMatch(a -> message.contains(a.key() + "=X (" + a.meaning())),
        message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"blur=2", "rotation=-1", "noise=NaN", "shift=", "erasing=1.01", "zoom=x"})
  void valuesOutOfRangeAreNamed(String text) {
    String message = assertThrows(IllegalArgumentException.class, () -> Augmentation.parse(text))
        .getMessage();
    assertTrue(message.contains("'" + text.substring(0, text.indexOf('=')) + "'"), message);
  }
}
