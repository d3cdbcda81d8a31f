package dev.tally.trainer.data;

import dev.tally.reader.Sha256;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The content of one idx file of unsigned bytes, gzipped or plain (told by its first bytes, not by its name).
 *
 * <p>The header is not trusted: memory grows with the bytes that really arrive, never with what the header claims, and never
 * beyond {@link #MAX_BYTES}, so neither a forged count nor a gzip bomb can exhaust the heap. Good for sets of MNIST's size;
 * bad for larger ones (EMNIST by class has 547 MB), which would need to be streamed.
 */
final class IdxFile {
  /** Most bytes of elements that a file may hold, about 342,000 images of 28x28. MNIST needs 47 million. */
  static final long MAX_BYTES = 1L << 28;

  private static final int UNSIGNED_BYTE = 0x08;
  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int BUFFER_BYTES = 1 << 16;
  private static final String REPLACE = "; replace the file (MNIST's come with ./tally data fetch mnist)";

  private final int[] shape;
  private final byte[] elements;

  private IdxFile(int[] shape, byte[] elements) {
    this.shape = shape;
    this.elements = elements;
  }

  /**
   * Reads a whole file.
   *
   * @param dimensions the number of dimensions that the file must have: 1 for labels, 3 for images
   * @throws DataException if the file is missing, unreadable, not idx, of another element type or number of dimensions, empty,
   *         too large, or not exactly as long as its header says
   */
  static IdxFile read(Path file, int dimensions) {
    try (DataInputStream in = new DataInputStream(unpacked(file))) {
      int[] shape = readShape(file, in, dimensions);
      return new IdxFile(shape, readElements(file, in, Arrays.stream(shape).reduce(1, Math::multiplyExact)));
    } catch (NoSuchFileException e) {
      throw new DataException(file + " does not exist" + REPLACE, e);
    } catch (EOFException e) {
      throw new DataException(file + " ends before its header or its compressed data does" + REPLACE, e);
    } catch (ZipException e) {
      throw new DataException(file + " is damaged, it does not unpack as gzip" + REPLACE, e);
    } catch (IOException e) {
      throw new DataException(
          file + " cannot be read (" + e.getMessage() + "): check that it is a file you may read", e);
    }
  }

  /** The number of elements along an axis, at least 1; axis 0 counts the items. */
  int length(int axis) {
    return shape[axis];
  }

  /** The elements, last dimension fastest. Not a copy: the caller becomes the owner. */
  byte[] elements() {
    return elements;
  }

  /** SHA-256 of what a file holds where it is gzipped, by its first bytes, and of the file itself where it is not. */
  static String sha256(Path file) throws IOException {
    try (InputStream in = unpacked(file)) {
      return Sha256.of(in);
    }
  }

  /** A file's content, unpacked where its first bytes say that it is gzipped. */
  static InputStream unpacked(Path file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    try {
      return startsWithGzipMagic(raw) ? new GZIPInputStream(raw, BUFFER_BYTES) : raw;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private static boolean startsWithGzipMagic(InputStream raw) throws IOException {
    raw.mark(2);
    int start = raw.read() << 8 | raw.read();
    raw.reset();
    return start == GZIP_MAGIC;
  }

  private static int[] readShape(Path file, DataInputStream in, int dimensions) throws IOException {
    int magic = in.readInt();
    if (magic >>> 16 != 0) {
      throw new DataException(file + " is not an idx file, it does not start with two zero bytes" + REPLACE);
    }
    if (magic >>> 8 != UNSIGNED_BYTE) {
      throw new DataException(file
          + " holds elements of type 0x%02x where unsigned bytes (0x08) are needed".formatted(magic >>> 8)
          + REPLACE);
    }
    if ((magic & 0xff) != dimensions) {
      throw new DataException(file + " has %d dimensions where %d are needed (labels have 1, images 3)"
          .formatted(magic & 0xff, dimensions) + REPLACE);
    }
    int[] shape = new int[dimensions];
    long product = 1;
    for (int axis = 0; axis < dimensions; axis++) {
      long length = Integer.toUnsignedLong(in.readInt());
      product *= length; // at most 2^28 * 2^32
      if (product == 0) {
        throw new DataException(file + " is empty by its header" + REPLACE);
      }
      if (product > MAX_BYTES) {
        throw new DataException(
            file + " claims to hold more than the " + MAX_BYTES + " bytes Tally reads" + REPLACE);
      }
      shape[axis] = (int) length;
    }
    return shape;
  }

  private static byte[] readElements(Path file, InputStream in, int count) throws IOException {
    byte[] elements = in.readNBytes(count); // grows with what is there
    if (elements.length < count) {
      throw new DataException(
          file + " holds %d bytes of elements where its header says %d".formatted(elements.length, count)
              + REPLACE);
    }
    if (in.read() != -1) { // also makes gzip check its sum
      throw new DataException(
          file + " goes on after the %d bytes its header says".formatted(count) + REPLACE);
    }
    return elements;
  }
}
