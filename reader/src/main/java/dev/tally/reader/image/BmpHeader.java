package dev.tally.reader.image;

import java.util.Set;

/**
 * The two headers of a BMP file (Microsoft, BITMAPFILEHEADER and BITMAPINFOHEADER; the 12-byte header is that of
 * OS/2). The fourth byte of 32-bit pixels is not taken for alpha: most writers leave it 0.
 */
final class BmpHeader {

  private static final int FILE_HEADER_BYTES = 14;
  private static final int OS2_HEADER_BYTES = 12;
  private static final int LARGEST_HEADER_BYTES = 124;
  private static final int PLAIN = 0;
  private static final int BIT_FIELDS = 3;
  private static final Set<Integer> BITS = Set.of(1, 4, 8, 16, 24, 32);

  private BmpHeader() {}

  /** "BM" alone may begin a text: the header's size is the second mark. */
  static boolean isPlausible(HeaderBytes bytes) {
    if (!bytes.has(FILE_HEADER_BYTES, 4)) {
      return false;
    }
    long size = bytes.u32(FILE_HEADER_BYTES);
    return size == OS2_HEADER_BYTES || (size >= 16 && size <= LARGEST_HEADER_BYTES);
  }

  static ImageHeader read(HeaderBytes bytes) {
    long pixelsAt = bytes.u32(10);
    boolean os2 = bytes.u32(FILE_HEADER_BYTES) == OS2_HEADER_BYTES;
    long width = os2 ? bytes.u16(18) : bytes.s32(18);
    // A negative height means that rows go from the top down.
    long height = os2 ? bytes.u16(20) : Math.abs((long) bytes.s32(22));
    int bits = os2 ? bytes.u16(24) : bytes.u16(28);
    long compression = os2 ? PLAIN : bytes.u32(30);
    if (width < 0) {
      throw new ImageException(ImageException.Kind.UNREADABLE, "is a damaged BMP (negative width)");
    }
    if (!BITS.contains(bits) || compression > BIT_FIELDS) {
      throw new ImageException(ImageException.Kind.UNSUPPORTED, "is a BMP of a rare kind, which is not read");
    }
    long rowBytes = (width * bits + 31) / 32 * 4;
    boolean plain = compression == PLAIN || compression == BIT_FIELDS;
    // How many bytes run lengths take is not known before they are decoded.
    boolean complete = plain ? bytes.hasRows(pixelsAt, rowBytes, height) : bytes.has(pixelsAt, bytes.u32(34));
    return new ImageHeader(ImageFormat.BMP, width, height, Transparency.NONE, complete);
  }
}
