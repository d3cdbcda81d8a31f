package dev.tally.reader.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Encoded photos (PNG, JPEG, BMP, WebP, TIFF) to upright RGB pixels.
 *
 * <ul>
 * <li>EXIF orientation (JPEG, PNG, WebP) and TIFF's own are applied: a {@link Picture} is as people see it.
 * <li>Transparent pixels are laid on white, so that black ink on nothing stays readable; BMP's are not, see
 * {@code BmpHeader}.
 * <li>16 bits, palettes, gray and CMYK become 8-bit RGB; colour profiles are ignored.
 * <li>Of animations and documents with pages, the first is read.
 * <li>Limits are checked before decoding, and so is whether the file is complete.
 * </ul>
 *
 * <p>Good for files from strangers. Bad for finding all damage: JPEG, TIFF and lossy WebP carry no checksum, so
 * bytes that flipped in the middle of their pixels give wrong or black blocks and no exception. PNG's checksums
 * are checked.
 *
 * <p>OpenCV's own log, libtiff's messages included, is switched off for the whole process (not on Windows, see
 * {@code OpenCvLog}). What Java cannot prevent: libjpeg writes a line to the process's stderr about a damaged
 * JPEG ("Corrupt JPEG data: ..."), and so does libpng about a PNG that is wrong in spite of right checksums.
 *
 * <p>Immutable and safe for use by many threads at once.
 */
public final class ImageDecoder {

  private final ImageLimits limits;

  /** Creates a decoder with {@link ImageLimits#defaults()}. */
  public ImageDecoder() {
    this(ImageLimits.defaults());
  }

  /** Creates a decoder with limits of one's own. */
  public ImageDecoder(ImageLimits limits) {
    if (limits == null) {
      throw new NullPointerException("limits == null");
    }
    this.limits = limits;
  }

  /**
   * Decodes a photo that is in memory.
   *
   * @param bytes a whole file; not changed
   * @return its picture, whose sides are within the limits
   * @throws ImageException of any kind but MISSING
   */
  public Picture decode(byte[] bytes) {
    if (bytes.length == 0) {
      throw new ImageException(ImageException.Kind.EMPTY, "is empty");
    }
    limits.checkBytes(bytes.length);
    ImageHeader header = ImageHeader.read(bytes);
    limits.checkSize(header.width(), header.height());
    if (!header.complete()) {
      throw new ImageException(ImageException.Kind.TRUNCATED,
          "is cut short: the " + header.format() + " ends before its picture does");
    }
    return OpenCvDecoder.decode(bytes, header);
  }

  /**
   * As {@link #decode(byte[])}; the size is checked before the bytes are read, and messages name the file.
   *
   * @throws ImageException of any kind
   */
  public Picture decode(Path file) {
    try {
      return decode(read(file));
    } catch (ImageException e) {
      throw e.in(file);
    }
  }

  private byte[] read(Path file) {
    if (Files.isDirectory(file)) {
      throw new ImageException(ImageException.Kind.MISSING, "is a directory, not a file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      limits.checkBytes(Files.size(file));
      // One more than allowed: devices and growing files have no size to trust.
      return in.readNBytes(limits.maxBytes() + 1);
    } catch (NoSuchFileException _) {
      throw new ImageException(ImageException.Kind.MISSING, "does not exist");
    } catch (IOException e) {
      throw new ImageException(ImageException.Kind.MISSING,
          "cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }
}
