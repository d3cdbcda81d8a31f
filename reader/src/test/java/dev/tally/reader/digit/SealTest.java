package dev.tally.reader.digit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SealTest {
  private static final byte[] FILE = Seal
      .close(("before " + Seal.BLANK + " behind").getBytes(StandardCharsets.US_ASCII));

  @Test
  void everyChangedByteBreaksIt() {
    assertEquals(Seal.State.INTACT, Seal.of(FILE));
    int mark = "before ".length();
    for (int i = 0; i < FILE.length; i++) {
      byte[] changed = FILE.clone();
      changed[i] ^= 1;
      boolean inMark = i >= mark && i < mark + "tally.sha256=".length();
      assertEquals(inMark ? Seal.State.NONE : Seal.State.BROKEN, Seal.of(changed), "byte " + i);
    }
  }

  @Test
  void whatIsCutOffOrAddedBreaksIt() {
    assertEquals(Seal.State.BROKEN, Seal.of(Arrays.copyOf(FILE, FILE.length - 1)));
    assertEquals(Seal.State.BROKEN, Seal.of(Arrays.copyOf(FILE, FILE.length + 1)));
    assertEquals(Seal.State.NONE, Seal.of(Arrays.copyOf(FILE, 40)));
    byte[] twice = Arrays.copyOf(FILE, 2 * FILE.length);
    System.arraycopy(FILE, 0, twice, FILE.length, FILE.length);
    assertEquals(Seal.State.BROKEN, Seal.of(twice));
  }

  @Test
  void aFileIsSealedAtOnePlace() {
    assertThrows(IllegalArgumentException.class, () -> Seal.close(new byte[100]));
    byte[] two = (Seal.BLANK + Seal.BLANK).getBytes(StandardCharsets.US_ASCII);
    assertThrows(IllegalArgumentException.class, () -> Seal.close(two));
  }
}
