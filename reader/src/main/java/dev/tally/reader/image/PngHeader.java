package dev.tally.reader.image;

import java.io.ByteArrayOutputStream;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * The chunks of a PNG file (W3C Portable Network Graphics, third edition: section 5 chunk layout, 11.2.1 IHDR,
 * 11.3.1.1 tRNS). Checksums are checked here, so that a damaged file is refused before libpng sees it.
 */
final class PngHeader {

  static final String SIGNATURE = "\u0089PNG\r\n\u001A\n";

  private static final int GRAY = 0;
  private static final int GRAY_WITH_ALPHA = 4;
  private static final int COLOUR_WITH_ALPHA = 6;
  /** Length, name and checksum, around a chunk's data. */
  private static final int CHUNK_FRAME_BYTES = 12;
  private static final Set<String> PIXEL_CHUNKS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

  private PngHeader() {}

  static ImageHeader read(HeaderBytes bytes) {
    if (bytes.u32(8) != 13 || !bytes.matches(12, "IHDR")) {
      throw unreadable("is a PNG that does not begin with its header");
    }
    long width = bytes.u32(16);
    long height = bytes.u32(20);
    int depth = bytes.u8(24);
    int colour = bytes.u8(25);
    boolean alpha = colour == GRAY_WITH_ALPHA || colour == COLOUR_WITH_ALPHA;
    Transparency transparency = alpha ? Transparency.STRAIGHT : Transparency.NONE;
    int transparentGray = ImageHeader.NO_GRAY;
    for (long at = SIGNATURE.length(); isWhole(bytes, at); at = next(bytes, at)) {
      String name = bytes.name(at + 4);
      if (PIXEL_CHUNKS.contains(name)) {
        checkSum(bytes, at, name);
      } else if (Character.isUpperCase(name.charAt(0))) {
        throw new ImageException(ImageException.Kind.UNSUPPORTED, "is a PNG with unknown contents");
      }
      if (name.equals("tRNS") && colour == GRAY) {
        transparency = Transparency.GRAY_KEY;
        transparentGray = decodedGray(bytes.u16(at + 8), depth);
      } else if (name.equals("tRNS") && !alpha) {
        transparency = Transparency.STRAIGHT;
      } else if (name.equals("IEND")) {
        return new ImageHeader(ImageFormat.PNG, width, height, transparency, transparentGray, true);
      }
    }
    return new ImageHeader(ImageFormat.PNG, width, height, transparency, transparentGray, false);
  }

  /**
   * The same picture with nothing in it but what makes its pixels, and its EXIF. Colour profiles, comments and
   * animation are what libpng likes to warn about on stderr, and what decompresses into surprises.
   *
   * @param bytes a file that {@link #read} found complete
   */
  static byte[] pixelsOnly(HeaderBytes bytes) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream(bytes.length());
    int colour = bytes.u8(25);
    boolean alpha = colour == GRAY_WITH_ALPHA || colour == COLOUR_WITH_ALPHA;
    kept.write(bytes.array(), 0, SIGNATURE.length());
    for (long at = SIGNATURE.length(); isWhole(bytes, at); at = next(bytes, at)) {
      String name = bytes.name(at + 4);
      boolean exif = name.equals("eXIf") && sumIsRight(bytes, at);
      boolean contradiction = name.equals("tRNS") && alpha;
      if (exif || (PIXEL_CHUNKS.contains(name) && !contradiction)) {
        kept.write(bytes.array(), (int) at, (int) (next(bytes, at) - at));
      }
      if (name.equals("IEND")) {
        break;
      }
    }
    return kept.toByteArray();
  }

  /** OpenCV stretches 1, 2 and 4 bits to 8, and leaves 16 as they are. */
  private static int decodedGray(int key, int depth) {
    int white = (1 << depth) - 1;
    return depth < 8 && white > 0 ? (key & white) * (255 / white) : key & white;
  }

  private static boolean isWhole(HeaderBytes bytes, long at) {
    return bytes.has(at, CHUNK_FRAME_BYTES) && bytes.has(at, CHUNK_FRAME_BYTES + bytes.u32(at));
  }

  private static long next(HeaderBytes bytes, long at) {
    return at + CHUNK_FRAME_BYTES + bytes.u32(at);
  }

  private static void checkSum(HeaderBytes bytes, long at, String name) {
    if (!sumIsRight(bytes, at)) {
      throw unreadable("is a damaged PNG (wrong checksum in " + name + ")");
    }
  }

  /** The CRC covers a chunk's name and data. */
  private static boolean sumIsRight(HeaderBytes bytes, long at) {
    int data = (int) bytes.u32(at);
    CRC32 crc = new CRC32();
    crc.update(bytes.array(), (int) at + 4, data + 4);
    return crc.getValue() == bytes.u32(at + 8 + data);
  }

  private static ImageException unreadable(String problem) {
    return new ImageException(ImageException.Kind.UNREADABLE, problem);
  }
}
