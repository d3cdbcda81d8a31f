package dev.tally.trainer.data;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Makes idx files, right and wrong ones. */
final class IdxBytes {
  private IdxBytes() {}

  /** A header with the given element type and counts, then the elements, whether they fit together or not. */
  static byte[] idx(int type, int[] counts, byte[] elements) {
    ByteBuffer file = ByteBuffer.allocate(4 + 4 * counts.length + elements.length);
    file.putInt(type << 8 | counts.length);
    for (int count : counts) {
      file.putInt(count);
    }
    return file.put(elements).array();
  }

  static byte[] labels(int... labels) {
    byte[] elements = new byte[labels.length];
    for (int i = 0; i < labels.length; i++) {
      elements[i] = (byte) labels[i];
    }
    return idx(8, new int[] {labels.length}, elements);
  }

  /** Pictures of 28x28, each filled with its own position. */
  static byte[] images(int count) {
    byte[] elements = new byte[count * Digits.PIXELS];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = (byte) (i / Digits.PIXELS);
    }
    return idx(8, new int[] {count, 28, 28}, elements);
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] gunzip(byte[] packed) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
