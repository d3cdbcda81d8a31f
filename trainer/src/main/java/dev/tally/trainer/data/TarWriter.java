package dev.tally.trainer.data;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes a tar archive that is the same bytes each time: no owner but root, one time for all. */
final class TarWriter {
  private static final int BLOCK = 512;
  /** Archives are written in records of so many blocks. */
  private static final int RECORD = 20 * BLOCK;

  /**
   * The two ways in which archives are written, and when their files say that they were changed.
   *
   * @param magic with its version
   * @param owner may be empty
   * @param seconds since 1970
   */
  record Style(String magic, String owner, long seconds) {
    /** POSIX, 1970. */
    static final Style POSIX = new Style("ustar\00000", "", 0);
    /** GNU's tar, first of January 2000. */
    static final Style GNU = new Style("ustar  \0", "root", 946_684_800);
  }

  private final Style style;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  TarWriter(Style style) {
    this.style = style;
  }

  void folder(String name) {
    header(name, 0755, 0, '5');
  }

  void file(String name, byte[] bytes) {
    header(name, 0644, bytes.length, '0');
    out.writeBytes(bytes);
    pad(BLOCK);
  }

  /** The whole archive. */
  byte[] toBytes() {
    out.writeBytes(new byte[2 * BLOCK]);
    pad(RECORD);
    return out.toByteArray();
  }

  private void pad(int to) {
    out.writeBytes(new byte[Math.floorMod(-out.size(), to)]);
  }

  private void header(String name, int mode, int size, char type) {
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 100, octal(7, mode));
    put(header, 108, octal(7, 0));
    put(header, 116, octal(7, 0));
    put(header, 124, octal(11, size));
    put(header, 136, octal(11, style.seconds));
    put(header, 148, "        ");
    put(header, 156, String.valueOf(type));
    put(header, 257, style.magic);
    put(header, 265, style.owner);
    put(header, 297, style.owner);
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    put(header, 148, octal(6, sum) + "\0");
    out.writeBytes(header);
  }

  private static String octal(int digits, long value) {
    return String.format(Locale.ROOT, "%0" + digits + "o", value);
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
