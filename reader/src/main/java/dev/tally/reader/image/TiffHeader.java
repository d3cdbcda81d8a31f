package dev.tally.reader.image;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The first directory of a TIFF file (Adobe, TIFF revision 6.0, section 2; tiles section 15, ExtraSamples section
 * 18). Further directories, which may point in circles, are only counted.
 */
final class TiffHeader {

  private static final int SUBFILE_TYPE = 254;
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS_PER_SAMPLE = 258;
  private static final int COMPRESSION = 259;
  private static final int PHOTOMETRIC = 262;
  private static final int STRIP_OFFSETS = 273;
  private static final int SAMPLES_PER_PIXEL = 277;
  private static final int STRIP_BYTES = 279;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_HEIGHT = 323;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_BYTES = 325;
  private static final int EXTRA_SAMPLES = 338;
  private static final int SAMPLE_FORMAT = 339;

  private static final int UNCOMPRESSED = 1;
  private static final int PHOTOMETRIC_RGB = 2;
  private static final int PHOTOMETRIC_YCBCR = 6;
  private static final int EXTRA_SAMPLE_STRAIGHT_ALPHA = 2;
  /** Bits of the subfile type: a smaller copy of another page, and a mask of one. */
  private static final long NO_PAGE = 1 | 4;
  private static final int ENTRY_BYTES = 12;
  /** More pages are not counted. */
  private static final int MOST_PAGES = 1000;
  /** From here on tags mean what their writers like, and may be as wrong. */
  private static final int FIRST_PRIVATE_TAG = 32_768;
  /** Tiles may be larger than the picture, but not so large that one alone fills the memory. */
  private static final long MAX_TILE_SIDE = 4096;

  /** Where the values of a field are, and of how many bytes each. */
  private record Field(long at, long count, int valueBytes) {}

  private final HeaderBytes bytes;
  private final Map<Integer, Field> fields = new HashMap<>();
  private boolean fieldsAreWhole = true;

  private TiffHeader(HeaderBytes bytes) {
    this.bytes = bytes;
  }

  /** @param bytes in the byte order that the file announces */
  static ImageHeader read(HeaderBytes bytes) {
    TiffHeader header = new TiffHeader(bytes);
    header.readDirectory(bytes.u32(4));
    return header.toHeader();
  }

  /** The pages of the file: the first directory, and those behind it that hold another page. */
  private int pages() {
    int pages = 1;
    Set<Long> seen = new HashSet<>();
    long at = next(bytes.u32(4));
    while (pages < MOST_PAGES && at != 0 && bytes.has(at, 2) && seen.add(at)) {
      pages += isPage(at) ? 1 : 0;
      at = next(at);
    }
    return pages;
  }

  /** Where the directory behind one begins; 0 where there is none. */
  private long next(long directory) {
    long link = directory + 2 + (long) bytes.u16(directory) * ENTRY_BYTES;
    return bytes.has(link, 4) ? bytes.u32(link) : 0;
  }

  private boolean isPage(long directory) {
    for (int i = 0; i < bytes.u16(directory); i++) {
      long entry = directory + 2 + (long) i * ENTRY_BYTES;
      if (bytes.has(entry, ENTRY_BYTES) && bytes.u16(entry) == SUBFILE_TYPE) {
        return (bytes.u32(entry + 8) & NO_PAGE) == 0;
      }
    }
    return true;
  }

  private void readDirectory(long at) {
    int entries = bytes.u16(at);
    for (long entry = at + 2; entry < at + 2 + (long) entries * ENTRY_BYTES; entry += ENTRY_BYTES) {
      int tag = bytes.u16(entry);
      int valueBytes = valueBytes(bytes.u16(entry + 2));
      long count = bytes.u32(entry + 4);
      long values = count * valueBytes <= 4 ? entry + 8 : bytes.u32(entry + 8);
      if (valueBytes > 0 && tag < FIRST_PRIVATE_TAG) {
        fieldsAreWhole &= bytes.has(values, count * valueBytes);
        if (fields.put(tag, new Field(values, count, valueBytes)) != null) {
          throw damaged("it says the same thing twice");
        }
      }
    }
  }

  /** Of the unsigned integers, which is all that is looked at here; 0 for other types. */
  private static int valueBytes(int type) {
    return switch (type) {
      case 1 -> 1;
      case 3 -> 2;
      case 4 -> 4;
      default -> 0;
    };
  }

  private ImageHeader toHeader() {
    long width = first(WIDTH, 0);
    long height = first(HEIGHT, 0);
    if (width == 0 || height == 0) {
      throw damaged("it does not say its size");
    }
    long bits = first(BITS_PER_SAMPLE, 1);
    long samples = first(SAMPLES_PER_PIXEL, 1);
    boolean readable = Set.of(1L, 2L, 4L, 8L, 16L).contains(bits) && Set.of(1L, 3L, 4L).contains(samples)
        && first(SAMPLE_FORMAT, 1) == 1;
    if (!readable) {
      throw unsupported("of " + samples + " samples of " + bits + " bits");
    }
    if (first(TILE_WIDTH, 1) > Math.max(width, MAX_TILE_SIDE)
        || first(TILE_HEIGHT, 1) > Math.max(height, MAX_TILE_SIDE)) {
      throw unsupported("of tiles larger than itself");
    }
    boolean alpha = samples == 4 && first(PHOTOMETRIC, PHOTOMETRIC_RGB) == PHOTOMETRIC_RGB;
    Transparency transparency = alpha ? transparency(bits) : Transparency.NONE;
    boolean complete = fieldsAreWhole && isComplete((width * samples * bits + 7) / 8, height);
    return new ImageHeader(ImageFormat.TIFF, width, height, transparency, ImageHeader.NO_GRAY, complete,
        pages());
  }

  /** Up to 8 bits libtiff premultiplies whatever is straight; a fourth sample of unknown meaning it takes for that. */
  private Transparency transparency(long bits) {
    boolean straight = first(EXTRA_SAMPLES, 0) == EXTRA_SAMPLE_STRAIGHT_ALPHA && bits == 16;
    return straight ? Transparency.STRAIGHT : Transparency.PREMULTIPLIED;
  }

  private boolean isComplete(long rowBytes, long height) {
    boolean tiled = fields.containsKey(TILE_OFFSETS);
    Field offsets = fields.get(tiled ? TILE_OFFSETS : STRIP_OFFSETS);
    Field sizes = fields.get(tiled ? TILE_BYTES : STRIP_BYTES);
    if (offsets == null || sizes == null || offsets.count() == 0 || sizes.count() != offsets.count()) {
      throw damaged("it does not say where its pixels are");
    }
    long pixelBytes = 0;
    for (long i = 0; i < offsets.count(); i++) {
      if (!bytes.has(value(offsets, i), value(sizes, i))) {
        return false;
      }
      pixelBytes += value(sizes, i);
    }
    // What libtiff does not find it leaves black, without a word.
    boolean plain = first(COMPRESSION, UNCOMPRESSED) == UNCOMPRESSED
        && first(PHOTOMETRIC, 0) != PHOTOMETRIC_YCBCR;
    return !plain || (bytes.hasRows(0, rowBytes, height) && rowBytes * height <= pixelBytes);
  }

  private long first(int tag, long otherwise) {
    Field field = fields.get(tag);
    return field == null || field.count() == 0 ? otherwise : value(field, 0);
  }

  private long value(Field field, long index) {
    long at = field.at() + index * field.valueBytes();
    return switch (field.valueBytes()) {
      case 1 -> bytes.u8(at);
      case 2 -> bytes.u16(at);
      default -> bytes.u32(at);
    };
  }

  private static ImageException damaged(String problem) {
    return new ImageException(ImageException.Kind.UNREADABLE, "is a damaged TIFF (" + problem + ")");
  }

  private static ImageException unsupported(String kind) {
    return new ImageException(ImageException.Kind.UNSUPPORTED, "is a TIFF " + kind + ", which is not read");
  }
}
