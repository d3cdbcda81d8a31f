package dev.tally.reader.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Encoded photos (PNG, JPEG, BMP, WebP, TIFF, and each {@link DocumentFormat} there is) to upright RGB pixels.
 *
 * <ul>
 * <li>EXIF orientation (JPEG, PNG, WebP) and TIFF's own are applied: a {@link Picture} is as people see it.
 * <li>Transparent pixels are laid on white, so that black ink on nothing stays readable; BMP's are not, see
 * {@code BmpHeader}.
 * <li>16 bits, palettes, gray and CMYK become 8-bit RGB; colour profiles are ignored.
 * <li>Of animations the first picture is read, and of a TIFF of several pages the first page; {@link Photo#damage} says so of pages.
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

  /** Pixels of the longer side that reading a page needs; {@code PageFinder} makes pages no larger. */
  private static final int ENOUGH = 1900;
  /** Of a page that is cut short, at most this share may be missing. */
  private static final double MOST_MISSING = 0.3;

  private static final List<DocumentFormat> DOCUMENTS = ServiceLoader
      .load(DocumentFormat.class, DocumentFormat.class.getClassLoader())
      .stream()
      .map(ServiceLoader.Provider::get)
      .toList();

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
    return decodeNoting(bytes).picture();
  }

  /** The same, with a note where there are more pages in the file. */
  public Photo decodeNoting(byte[] bytes) {
    Optional<DocumentFormat> document = document(bytes);
    if (document.isPresent()) {
      return document.get().firstPage(bytes, limits);
    }
    ImageHeader header = checked(bytes);
    if (!header.complete()) {
      throw cutShort(header);
    }
    return new Photo(OpenCvDecoder.decode(bytes, header), otherPages(header));
  }

  /**
   * As {@link #decode(byte[])}; the size is checked before the bytes are read, and messages name the file.
   *
   * @throws ImageException of any kind
   */
  public Picture decode(Path file) {
    return decodeNoting(file).picture();
  }

  /** The same, with a note where there are more pages in the file. */
  public Photo decodeNoting(Path file) {
    try {
      return decodeNoting(read(file));
    } catch (ImageException e) {
      throw e.in(file);
    }
  }

  /**
   * Decodes a photo of a page for reading. A large JPEG is decoded at a half, a quarter or an eighth, as long as its longer side
   * keeps {@value #ENOUGH} pixels; and one that is cut short is given as far as it goes, if that is most of it.
   *
   * @throws ImageException of any kind
   */
  public Photo decodePhoto(Path file) {
    try {
      return decodePhoto(read(file));
    } catch (ImageException e) {
      throw e.in(file);
    }
  }

  /** The same for a photo in memory. */
  public Photo decodePhoto(byte[] bytes) {
    Optional<DocumentFormat> document = document(bytes);
    if (document.isPresent()) {
      return document.get().firstPage(bytes, limits);
    }
    ImageHeader header = checked(bytes);
    boolean jpeg = header.format() == ImageFormat.JPEG;
    if (!header.complete()
        && !(jpeg && JpegHeader.isWorthReading(new HeaderBytes(bytes, ByteOrder.BIG_ENDIAN)))) {
      throw cutShort(header);
    }
    int part = 1;
    while (jpeg && part < 8 && Math.max(header.width(), header.height()) / (2L * part) >= ENOUGH) {
      part *= 2;
    }
    Picture picture = OpenCvDecoder.decode(header.complete() ? bytes : ended(bytes), header, part);
    return header.complete() ? new Photo(picture, otherPages(header)) : remains(picture, header);
  }

  private static Optional<String> otherPages(ImageHeader header) {
    return header.pages() == 1
        ? Optional.empty()
        : Optional.of(String.format(Locale.ROOT,
            "the file has %d pages and only the first was read; send the others as files of their own",
            header.pages()));
  }

  /** OpenCV gives up where bytes run out, but not where an end marker comes too early. */
  private static byte[] ended(byte[] bytes) {
    byte[] ended = Arrays.copyOf(bytes, bytes.length + 2);
    ended[bytes.length] = (byte) 0xFF;
    ended[bytes.length + 1] = (byte) 0xD9;
    return ended;
  }

  /** Where the file ends libjpeg goes on with one gray. */
  private static Photo remains(Picture picture, ImageHeader header) {
    int rows = picture.height();
    while (rows > 0 && isPlain(picture, rows - 1)) {
      rows--;
    }
    int missing = picture.height() - rows;
    if (missing > MOST_MISSING * picture.height()) {
      throw cutShort(header);
    }
    String lost = missing == 0
        ? "its finest detail is missing"
        : String.format(Locale.ROOT, "its last %.0f %% are missing",
            Math.ceil(100.0 * missing / picture.height()));
    return new Photo(picture,
        Optional.of("the file is cut short: " + lost + "; send it again if something is not read"));
  }

  private static boolean isPlain(Picture picture, int row) {
    int length = 3 * picture.width();
    byte[] rgb = picture.rgb();
    for (int i = row * length + 3; i < (row + 1) * length; i++) {
      if (rgb[i] != rgb[i - 3]) {
        return false;
      }
    }
    return true;
  }

  private static ImageException cutShort(ImageHeader header) {
    return new ImageException(ImageException.Kind.TRUNCATED,
        "is cut short: the " + header.format() + " ends before its picture does");
  }

  private Optional<DocumentFormat> document(byte[] bytes) {
    if (bytes.length == 0) {
      throw new ImageException(ImageException.Kind.EMPTY, "is empty");
    }
    limits.checkBytes(bytes.length);
    return DOCUMENTS.stream().filter(format -> format.isOne(bytes)).findFirst();
  }

  private ImageHeader checked(byte[] bytes) {
    ImageHeader header = ImageHeader.read(bytes);
    limits.checkSize(header.width(), header.height());
    return header;
  }

  /**
   * All bytes of a stream, which is left open; of one that is larger than the limit just as many as show that.
   *
   * @throws ImageException MISSING where it cannot be read
   */
  public byte[] bytes(InputStream in) {
    try {
      return in.readNBytes(limits.maxBytes() + 1);
    } catch (IOException e) {
      throw new ImageException(ImageException.Kind.MISSING,
          "cannot be read (" + e.getClass().getSimpleName() + ")");
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
