package dev.tally.reader.image;

import java.util.Set;

/**
 * The marker segments of a JPEG file (ITU-T T.81, annex B; Adobe's APP14 in T.872, 6.5.3). Walks all scans to
 * the end marker; thumbnails inside EXIF segments are stepped over, and bytes after the end are ignored.
 */
final class JpegHeader {

  private static final int START_OF_SCAN = 0xDA;
  private static final int END_OF_IMAGE = 0xD9;
  private static final int APP14 = 0xEE;
  /** Lossless and hierarchical frames, which no phone writes and OpenCV does not read. */
  private static final Set<Integer> RARE_FRAMES = Set.of(0xC3, 0xC5, 0xC6, 0xC7, 0xCB, 0xCD, 0xCE, 0xCF);
  private static final Set<Integer> COMMON_FRAMES = Set.of(0xC0, 0xC1, 0xC2, 0xC9, 0xCA);
  /** Cameras need 10 scans for a progressive photo; thousands are an attack on the decoder's time. */
  private static final int MAX_SCANS = 64;
  private static final int USUAL_SCANS = 10;

  private final HeaderBytes bytes;
  private long width;
  private long height;
  private int components;
  private boolean adobe;
  private int scans;
  private boolean progressive;

  private JpegHeader(HeaderBytes bytes) {
    this.bytes = bytes;
  }

  static ImageHeader read(HeaderBytes bytes) {
    return new JpegHeader(bytes).walk();
  }

  /**
   * Whether a file that is cut short may still hold a picture worth reading: a progressive one is coarse all over until its last
   * scan begins, the tenth of libjpeg's usual order.
   */
  static boolean isWorthReading(HeaderBytes bytes) {
    JpegHeader header = new JpegHeader(bytes);
    header.walk();
    return !header.progressive || header.scans >= USUAL_SCANS;
  }

  private ImageHeader walk() {
    long at = 2;
    while (bytes.has(at, 2)) {
      int marker = bytes.u8(at) == 0xFF ? bytes.u8(at + 1) : 0;
      if (marker == 0 || marker == 0xFF) {
        at++; // coded pixels, or padding before a marker
      } else if (marker == END_OF_IMAGE) {
        return header(true);
      } else if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
        at += 2; // restart markers stand alone
      } else if (!bytes.has(at + 2, 2)) {
        break;
      } else {
        segment(marker, at + 4, bytes.u16(at + 2));
        at += 2L + bytes.u16(at + 2);
      }
    }
    return header(false);
  }

  /** @param length as stored: of the segment with its own two bytes of length */
  private void segment(int marker, long data, int length) {
    if (length < 2) {
      throw unreadable("is a damaged JPEG (a segment of length " + length + ")");
    }
    if (RARE_FRAMES.contains(marker)) {
      throw unsupported("is a lossless or hierarchical JPEG, which is not read");
    } else if (COMMON_FRAMES.contains(marker)) {
      progressive = marker == 0xC2 || marker == 0xCA;
      frame(data);
    } else if (marker == APP14) {
      adobe |= bytes.matches(data, "Adobe");
    } else if (marker == START_OF_SCAN && ++scans > MAX_SCANS) {
      throw unsupported("is a JPEG of more than " + MAX_SCANS + " scans, which is not read");
    }
  }

  private void frame(long data) {
    if (components != 0) {
      throw unreadable("is a damaged JPEG (two frames)");
    }
    if (bytes.u8(data) != 8) {
      throw unsupported("is a JPEG of " + bytes.u8(data) + " bits a sample, which is not read");
    }
    height = bytes.u16(data + 1);
    width = bytes.u16(data + 3);
    components = bytes.u8(data + 5);
  }

  private ImageHeader header(boolean complete) {
    if (components == 0 && complete) {
      throw unreadable("is a JPEG without a picture");
    } else if (components == 0) {
      throw new ImageException(ImageException.Kind.TRUNCATED, "is cut short inside its header");
    }
    if (height == 0) {
      throw unsupported("is a JPEG that tells its height at the end, which is not read");
    }
    // OpenCV takes all CMYK to be stored inverted, as Adobe does: without the mark, it could be the other way.
    if (components == 4 && !adobe) {
      throw unsupported("is a CMYK JPEG without Adobe's mark, which is not read");
    }
    return new ImageHeader(ImageFormat.JPEG, width, height, Transparency.NONE, complete);
  }

  private static ImageException unreadable(String problem) {
    return new ImageException(ImageException.Kind.UNREADABLE, problem);
  }

  private static ImageException unsupported(String problem) {
    return new ImageException(ImageException.Kind.UNSUPPORTED, problem);
  }
}
