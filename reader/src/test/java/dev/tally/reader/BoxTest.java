package dev.tally.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tally.reader.image.PixelBox;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoxTest {
  @Test
  void fourSharesAreAPlace() {
    assertEquals(Optional.of(new Box(0.6, 0.8, 0.3, 0.05)), Box.parse("0.6,0.8,0.3,0.05"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "0,0,1", "0,0,1,1,1", "0,0,0,1", "0.5,0,0.6,1", "-0.1,0,1,1", "NaN,0,1,1",
          "0,0,1,b"})
  void anythingElseIsNone(String text) {
    assertEquals(Optional.empty(), Box.parse(text));
  }

  @Test
  void aPlaceHasAPixelAtLeastAndStaysInThePicture() {
    assertEquals(new PixelBox(50, 20, 50, 20), new Box(0.5, 0.5, 0.5, 0.5).in(100, 40));
    assertEquals(new PixelBox(99, 39, 1, 1), new Box(1, 1, 1e-9, 1e-9).in(100, 40));
  }
}
