package dev.tally.reader.image;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tally.reader.image.ImageException.Kind;
import org.junit.jupiter.api.Test;

class ImageLimitsTest {

  private final ImageLimits limits = ImageLimits.defaults();

  @Test
  void limitsThemselvesAreAllowed() {
    assertDoesNotThrow(() -> limits.checkBytes(32 << 20));
    assertDoesNotThrow(() -> limits.checkSize(20_000, 3_000));
    assertDoesNotThrow(() -> limits.checkSize(2, 2));
  }

  @Test
  void oneMoreIsNot() {
    assertEquals(Kind.TOO_LARGE, refusal(() -> limits.checkBytes((32L << 20) + 1)));
    assertEquals(Kind.TOO_LARGE, refusal(() -> limits.checkSize(20_001, 2)));
    assertEquals(Kind.TOO_LARGE, refusal(() -> limits.checkSize(20_000, 3_001)));
    assertEquals(Kind.TOO_SMALL, refusal(() -> limits.checkSize(2, 1)));
    assertEquals(Kind.TOO_SMALL, refusal(() -> limits.checkSize(1, 2)));
  }

  @Test
  void pixelsAreCountedInLong() {
    ImageLimits wide = new ImageLimits(1, 2, 1 << 20, 1_000);

    assertEquals(Kind.TOO_LARGE, refusal(() -> wide.checkSize(1 << 16, 1 << 16)), "2^32 pixels are 0 in int");
  }

  @Test
  void limitsOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new ImageLimits(0, 2, 10, 100));
    assertThrows(IllegalArgumentException.class, () -> new ImageLimits(1, 0, 10, 100));
    assertThrows(IllegalArgumentException.class, () -> new ImageLimits(1, 11, 10, 100));
    assertThrows(IllegalArgumentException.class, () -> new ImageLimits(1, 2, 10, 1L << 40));
  }

  private static Kind refusal(Runnable check) {
    return assertThrows(ImageException.class, check::run).kind();
  }
}
