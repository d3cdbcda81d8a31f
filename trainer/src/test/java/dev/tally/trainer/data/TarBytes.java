package dev.tally.trainer.data;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Tar archives for tests. */
final class TarBytes {
  private TarBytes() {}

  static byte[] of(Map<String, byte[]> files) {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    files.forEach((name, bytes) -> {
      byte[] header = new byte[512];
      put(header, 0, name);
      put(header, 124, String.format(Locale.ROOT, "%011o", bytes.length));
      header[156] = '0';
      put(header, 257, "ustar");
      put(header, 263, "00");
      tar.writeBytes(header);
      tar.writeBytes(bytes);
      tar.writeBytes(new byte[(512 - bytes.length % 512) % 512]);
    });
    tar.writeBytes(new byte[1024]);
    return tar.toByteArray();
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
