package dev.tally.reader.image;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Bounds-checked numbers out of a file of unknown honesty. Offsets are {@code long}, so that adding a claimed
 * length of 32 bits to one cannot overflow.
 */
final class HeaderBytes {

  private final byte[] bytes;
  private final ByteOrder order;

  HeaderBytes(byte[] bytes, ByteOrder order) {
    this.bytes = bytes;
    this.order = order;
  }

  /** The whole file. */
  byte[] array() {
    return bytes;
  }

  HeaderBytes in(ByteOrder other) {
    return new HeaderBytes(bytes, other);
  }

  int length() {
    return bytes.length;
  }

  /** Whether {@code count} bytes from {@code at} on are all there. */
  boolean has(long at, long count) {
    return at >= 0 && count >= 0 && at <= bytes.length && count <= bytes.length - at;
  }

  /** The same for {@code rows} times {@code rowBytes}, of up to 33 bits each, whose product may not fit a long. */
  boolean hasRows(long at, long rowBytes, long rows) {
    return rowBytes <= bytes.length && rows <= 1L << 32 && has(at, rowBytes * rows);
  }

  /** @throws ImageException TRUNCATED if the file ends before, as all readers here do */
  int u8(long at) {
    require(at, 1);
    return bytes[(int) at] & 0xFF;
  }

  int u16(long at) {
    int first = u8(at);
    int second = u8(at + 1);
    return order == ByteOrder.BIG_ENDIAN ? first << 8 | second : second << 8 | first;
  }

  int u24(long at) {
    return order == ByteOrder.BIG_ENDIAN ? u8(at) << 16 | u16(at + 1) : u16(at) | u8(at + 2) << 16;
  }

  long u32(long at) {
    long first = u16(at);
    long second = u16(at + 2);
    return order == ByteOrder.BIG_ENDIAN ? first << 16 | second : second << 16 | first;
  }

  /** Signed, two's complement. */
  int s32(long at) {
    return (int) u32(at);
  }

  /** Four characters of a chunk's name. */
  String name(long at) {
    require(at, 4);
    return new String(bytes, (int) at, 4, StandardCharsets.ISO_8859_1);
  }

  /** Whether the bytes from {@code at} on are these characters (Latin-1); false where the file ends. */
  boolean matches(long at, String signature) {
    if (!has(at, signature.length())) {
      return false;
    }
    for (int i = 0; i < signature.length(); i++) {
      if ((bytes[(int) at + i] & 0xFF) != signature.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void require(long at, long count) {
    if (!has(at, count)) {
      throw new ImageException(ImageException.Kind.TRUNCATED, "is cut short inside its header");
    }
  }
}
