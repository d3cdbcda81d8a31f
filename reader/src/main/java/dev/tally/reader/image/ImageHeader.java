package dev.tally.reader.image;

import java.nio.ByteOrder;
import java.util.List;

/**
 * What a file says about its picture, found without decoding it.
 *
 * @param width pixels as stored, before EXIF turns them; 0 to 2^32
 * @param height pixels as stored; 0 to 2^32
 * @param transparentGray the level that is transparent, in the decoded picture's depth; only for GRAY_KEY
 * @param complete whether the file reaches as far as its own structure says. A file cut short inside its
 *     header, before the size is known, never gets this far
 * @param pages how many there are in the file, of which this is the first
 */
record ImageHeader(ImageFormat format, long width, long height, Transparency transparency,
    int transparentGray, boolean complete, int pages) {

  static final int NO_GRAY = -1;

  /** A format that people send, but that is not read here. */
  private record Stranger(int at, String signature, String name) {}

  /** What phones save by themselves and send as JPEG when asked to. */
  private static final String HEIC = "HEIC, a phone's own format (share it as JPEG, or set the camera to its most compatible format)";

  private static final List<Stranger> STRANGERS = List.of(new Stranger(4, "ftyphei", HEIC),
      new Stranger(4, "ftyphev", HEIC), new Stranger(4, "ftypmif1", HEIC), new Stranger(4, "ftypavi", "AVIF"),
      new Stranger(4, "ftyp", "a video or a picture like one"), new Stranger(0, "GIF8", "a GIF"),
      new Stranger(0, "%PDF", "a PDF"), new Stranger(0, "II+\0", "a BigTIFF"),
      new Stranger(0, "MM\0+", "a BigTIFF"), new Stranger(4, "jP  ", "JPEG 2000"),
      new Stranger(4, "JXL ", "JPEG XL"));

  ImageHeader(ImageFormat format, long width, long height, Transparency transparency, boolean complete) {
    this(format, width, height, transparency, NO_GRAY, complete);
  }

  ImageHeader(ImageFormat format, long width, long height, Transparency transparency, int transparentGray,
      boolean complete) {
    this(format, width, height, transparency, transparentGray, complete, 1);
  }

  /**
   * @param bytes at least one byte
   * @throws ImageException NOT_AN_IMAGE, UNSUPPORTED, TRUNCATED or UNREADABLE
   */
  static ImageHeader read(byte[] bytes) {
    HeaderBytes big = new HeaderBytes(bytes, ByteOrder.BIG_ENDIAN);
    HeaderBytes little = big.in(ByteOrder.LITTLE_ENDIAN);
    if (big.matches(0, PngHeader.SIGNATURE)) {
      return PngHeader.read(big);
    }
    if (big.matches(0, "\u00FF\u00D8\u00FF")) {
      return JpegHeader.read(big);
    }
    if (big.matches(0, "RIFF") && big.matches(8, "WEBP")) {
      return WebpHeader.read(little);
    }
    if (big.matches(0, "II*\0") || big.matches(0, "MM\0*")) {
      return TiffHeader.read(big.matches(0, "II") ? little : big);
    }
    if (big.matches(0, "BM") && BmpHeader.isPlausible(little)) {
      return BmpHeader.read(little);
    }
    throw stranger(big);
  }

  private static ImageException stranger(HeaderBytes bytes) {
    for (Stranger stranger : STRANGERS) {
      if (bytes.matches(stranger.at(), stranger.signature())) {
        return new ImageException(ImageException.Kind.UNSUPPORTED,
            "is " + stranger.name() + ", which is not read");
      }
    }
    return new ImageException(ImageException.Kind.NOT_AN_IMAGE, "is not an image");
  }
}
