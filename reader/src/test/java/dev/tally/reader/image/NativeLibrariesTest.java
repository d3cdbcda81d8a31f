package dev.tally.reader.image;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class NativeLibrariesTest {
  private static String refused(String platform, boolean onClassPath) {
    return assertThrows(IllegalStateException.class, () -> NativeLibraries.require(platform, onClassPath))
        .getMessage();
  }

  @Test
  void whatIsMissingIsSaidInOneSentence() {
    assertEquals(
        "Tally does not run on macosx-x86_64, but on linux-x86_64, linux-arm64, macosx-arm64, windows-x86_64",
        refused("macosx-x86_64", false));
    assertEquals("Tally's native libraries for linux-arm64 are not on the class path: add "
        + "dev.tally:tally-natives-linux-arm64", refused("linux-arm64", false));
  }

  @Test
  void thisMachineHasThem() {
    assertDoesNotThrow(() -> NativeLibraries.require());
  }
}
