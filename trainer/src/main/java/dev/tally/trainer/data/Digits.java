package dev.tally.trainer.data;

import dev.tally.reader.glyph.Glyph;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Labelled pictures of digits in memory: 28x28 bytes each, row by row from the top left, unsigned, 0 paper to 255 ink; labels 0
 * to 9. Immutable, so any number of threads may read it.
 */
public final class Digits {
  /** Pixels along either side of a picture. */
  public static final int SIDE = Glyph.SIDE;
  /** Bytes of a picture. */
  public static final int PIXELS = SIDE * SIDE;
  /** Number of labels, 0 to 9. */
  public static final int CLASSES = 10;

  private final byte[] images;
  private final byte[] labels;

  private Digits(byte[] images, byte[] labels) {
    this.images = images;
    this.labels = labels;
  }

  /**
   * Copies pictures and labels that are in memory already.
   *
   * @param images {@code labels.length * 784} bytes
   * @param labels each 0 to 9
   * @throws DataException if there are not as many pictures as labels, or a label is not a digit
   */
  public static Digits of(byte[] images, byte[] labels) {
    return checked("the images", images.clone(), "the labels", labels.clone());
  }

  /**
   * Reads a pair of idx files, gzipped or plain, in MNIST's layout.
   *
   * @throws DataException if a file is missing or damaged, pictures are not 28x28, there are not as many pictures as labels, or a
   *         label is not a digit
   */
  public static Digits read(Path images, Path labels) {
    IdxFile pictures = IdxFile.read(images, 3);
    if (pictures.length(1) != SIDE || pictures.length(2) != SIDE) {
      throw new DataException(
          images + " holds pictures of %dx%d where 28x28 are needed; point at a set in MNIST's layout"
              .formatted(pictures.length(1), pictures.length(2)));
    }
    return checked(images.toString(), pictures.elements(), labels.toString(),
        IdxFile.read(labels, 1).elements());
  }

  private static Digits checked(String imagesName, byte[] images, String labelsName, byte[] labels) {
    if (images.length != (long) labels.length * PIXELS) {
      throw new DataException(
          "%s has %d pictures but %s has %d labels; give the two files that belong together"
              .formatted(imagesName, images.length / PIXELS, labelsName, labels.length));
    }
    for (int i = 0; i < labels.length; i++) {
      if (Byte.toUnsignedInt(labels[i]) >= CLASSES) {
        throw new DataException(
            "%s has the label %d at position %d where only 0 to 9 are digits; give labels of digits"
                .formatted(labelsName, Byte.toUnsignedInt(labels[i]), i));
      }
    }
    return new Digits(images, labels);
  }

  /** The number of pictures. */
  public int size() {
    return labels.length;
  }

  /** The digit, 0 to 9, that picture {@code i} in [0, size) shows. */
  public int label(int i) {
    return labels[i];
  }

  /** A copy of the 784 bytes of picture {@code i} in [0, size). */
  public byte[] image(int i) {
    byte[] copy = new byte[PIXELS];
    copyImage(i, copy, 0);
    return copy;
  }

  /** Copies the 784 bytes of picture {@code i} in [0, size) into {@code target} from {@code offset} on. */
  public void copyImage(int i, byte[] target, int offset) {
    System.arraycopy(images, Objects.checkIndex(i, size()) * PIXELS, target, offset, PIXELS);
  }

  /** Writes what a model sees of picture {@code i}: 784 floats from {@code at}, paper 0, ink 1. */
  public void toInput(int i, float[] input, int at) {
    Glyph.toInput(images, Objects.checkIndex(i, size()) * PIXELS, input, at);
  }

  /** How many pictures there are of each digit, 0 to 9. */
  public int[] counts() {
    int[] counts = new int[CLASSES];
    for (byte label : labels) {
      counts[label]++;
    }
    return counts;
  }

  /** The pictures at the given positions, each in [0, size), in that order; repeats are allowed. The pixels are copied. */
  public Digits subset(int[] indices) {
    byte[] chosenImages = new byte[Math.multiplyExact(indices.length, PIXELS)];
    byte[] chosenLabels = new byte[indices.length];
    for (int to = 0; to < indices.length; to++) {
      copyImage(indices[to], chosenImages, to * PIXELS);
      chosenLabels[to] = labels[indices[to]];
    }
    return new Digits(chosenImages, chosenLabels);
  }
}
