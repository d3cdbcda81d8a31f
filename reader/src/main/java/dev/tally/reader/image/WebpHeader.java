package dev.tally.reader.image;

/**
 * The chunks of a WebP file (RFC 9649: section 2 container, 2.5 lossy, 2.6 lossless, 2.7 extended; the lossy
 * frame's own header is RFC 6386, 9.1).
 */
final class WebpHeader {

  private static final int RIFF_HEADER_BYTES = 12;
  private static final int CHUNK_HEADER_BYTES = 8;
  private static final int START_CODE = 0x2A019D;
  private static final int SIZE_14_BITS = 0x3FFF;

  private WebpHeader() {}

  static ImageHeader read(HeaderBytes bytes) {
    String name = bytes.name(RIFF_HEADER_BYTES);
    long data = RIFF_HEADER_BYTES + CHUNK_HEADER_BYTES;
    return switch (name) {
      case "VP8 " -> lossy(bytes, data);
      case "VP8L" -> lossless(bytes, data);
      // The canvas; whether any of it is transparent is left to the decoder.
      case "VP8X" -> header(bytes, bytes.u24(data + 4) + 1, bytes.u24(data + 7) + 1, Transparency.STRAIGHT);
      default -> throw unreadable("begins with an unknown chunk");
    };
  }

  private static ImageHeader lossy(HeaderBytes bytes, long data) {
    boolean keyFrame = (bytes.u8(data) & 1) == 0;
    if (!keyFrame || bytes.u24(data + 3) != START_CODE) {
      throw unreadable("lacks its start code");
    }
    int width = bytes.u16(data + 6) & SIZE_14_BITS;
    int height = bytes.u16(data + 8) & SIZE_14_BITS;
    return header(bytes, width, height, Transparency.NONE);
  }

  private static ImageHeader lossless(HeaderBytes bytes, long data) {
    if (bytes.u8(data) != 0x2F) {
      throw unreadable("lacks its signature");
    }
    long sizes = bytes.u32(data + 1);
    long width = (sizes & SIZE_14_BITS) + 1;
    long height = (sizes >> 14 & SIZE_14_BITS) + 1;
    return header(bytes, width, height, Transparency.STRAIGHT);
  }

  private static ImageHeader header(HeaderBytes bytes, long width, long height, Transparency transparency) {
    return new ImageHeader(ImageFormat.WEBP, width, height, transparency, isComplete(bytes));
  }

  /** The file is as long as it says, and so is every chunk in it. */
  private static boolean isComplete(HeaderBytes bytes) {
    long end = CHUNK_HEADER_BYTES + bytes.u32(4);
    if (!bytes.has(0, end)) {
      return false;
    }
    long at = RIFF_HEADER_BYTES;
    while (at + CHUNK_HEADER_BYTES <= end) {
      long size = bytes.u32(at + 4);
      if (at + CHUNK_HEADER_BYTES + size > end) {
        return false;
      }
      at += CHUNK_HEADER_BYTES + size + size % 2;
    }
    return at > RIFF_HEADER_BYTES;
  }

  private static ImageException unreadable(String problem) {
    return new ImageException(ImageException.Kind.UNREADABLE, "is a damaged WebP (it " + problem + ")");
  }
}
