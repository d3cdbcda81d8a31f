package dev.tally.reader.digit;

import dev.tally.reader.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The SHA-256 of a model file, inside the file itself: a text {@code tally.sha256=} with 64 hexadecimal digits behind, computed with
 * zeros in their place. It is found by its bytes, so it does for ONNX and TFLite alike. It shows damage and change, not who made
 * the file.
 */
public final class Seal {
  private static final int DIGITS = 64;
  private static final String MARK = "tally.sha256=";
  /** What the writer of a file puts, once, where the seal is to be. */
  public static final String BLANK = MARK + "0".repeat(DIGITS);

  /** What a file's seal says. Files of before 2026-11-25 have none. */
  public enum State {
    INTACT, BROKEN, NONE
  }

  private Seal() {}

  /**
   * The same file with the blank seal filled in.
   *
   * @throws IllegalArgumentException if the file does not hold {@link #BLANK} just once
   */
  public static byte[] close(byte[] file) {
    int at = find(file, 0);
    if (at < 0 || find(file, at) >= 0) {
      throw new IllegalArgumentException("a file is sealed at one place, marked " + MARK);
    }
    byte[] sealed = file.clone();
    System.arraycopy(digest(file, at), 0, sealed, at, DIGITS);
    return sealed;
  }

  /** Whether a file is as it was written. */
  public static State of(byte[] file) {
    int at = find(file, 0);
    if (at < 0) {
      return State.NONE;
    }
    byte[] found = Arrays.copyOfRange(file, at, at + DIGITS);
    return find(file, at) < 0 && Arrays.equals(found, digest(file, at)) ? State.INTACT : State.BROKEN;
  }

  /** Where the digits behind the next mark begin, or -1 if there are none. */
  private static int find(byte[] file, int from) {
    byte[] mark = MARK.getBytes(StandardCharsets.US_ASCII);
    for (int at = from; at <= file.length - mark.length - DIGITS; at++) {
      if (file[at] == mark[0] && Arrays.equals(file, at, at + mark.length, mark, 0, mark.length)) {
        return at + mark.length;
      }
    }
    return -1;
  }

  private static byte[] digest(byte[] file, int digits) {
    MessageDigest sha256 = Sha256.digest();
    sha256.update(file, 0, digits);
    sha256.update("0".repeat(DIGITS).getBytes(StandardCharsets.US_ASCII));
    sha256.update(file, digits + DIGITS, file.length - digits - DIGITS);
    return Sha256.hex(sha256).getBytes(StandardCharsets.US_ASCII);
  }
}
