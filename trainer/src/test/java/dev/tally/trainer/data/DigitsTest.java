package dev.tally.trainer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitsTest {
  @TempDir
  Path folder;

  @Test
  void read_pairs() throws IOException {
    Digits digits = read(IdxBytes.images(3), IdxBytes.labels(7, 0, 9));

    assertEquals(3, digits.size());
    assertEquals(9, digits.label(2));
    assertArrayEquals(filled(2), digits.image(2));
    assertArrayEquals(new int[] {1, 0, 0, 0, 0, 0, 0, 1, 0, 1}, digits.counts());
  }

  @Test
  void read_moreImagesThanLabels() {
    assertRefused("3 pictures", IdxBytes.images(3), IdxBytes.labels(7, 0));
  }

  @Test
  void read_moreLabelsThanImages() {
    assertRefused("has 3 labels", IdxBytes.images(2), IdxBytes.labels(7, 0, 1));
  }

  @Test
  void read_labelTen() {
    assertRefused("label 10 at position 1", IdxBytes.images(2), IdxBytes.labels(9, 10));
  }

  @Test
  void read_labelWithHighestBit() {
    assertRefused("label 255 at position 0", IdxBytes.images(1), IdxBytes.labels(255));
  }

  @Test
  void read_otherSize() {
    assertRefused("pictures of 16x49", IdxBytes.idx(8, new int[] {1, 16, 49}, new byte[784]),
        IdxBytes.labels(1));
  }

  @Test
  void of_copies() {
    byte[] images = new byte[Digits.PIXELS];
    byte[] labels = {4};
    Digits digits = Digits.of(images, labels);
    images[0] = 1;
    labels[0] = 5;
    digits.image(0)[0] = 1;

    assertEquals(4, digits.label(0));
    assertEquals(0, digits.image(0)[0]);
  }

  @Test
  void copyImage_toOffset() throws IOException {
    byte[] target = new byte[2 * Digits.PIXELS];
    read(IdxBytes.images(3), IdxBytes.labels(7, 0, 9)).copyImage(2, target, Digits.PIXELS);

    assertEquals(0, target[Digits.PIXELS - 1]);
    assertEquals(2, target[Digits.PIXELS]);
  }

  @Test
  void image_outOfRange() {
    Digits digits = Digits.of(new byte[Digits.PIXELS], new byte[1]);

    assertThrows(IndexOutOfBoundsException.class, () -> digits.image(1));
    assertThrows(IndexOutOfBoundsException.class, () -> digits.image(-1));
  }

  @Test
  void subset_inOrderWithRepeats() throws IOException {
    Digits subset = read(IdxBytes.images(3), IdxBytes.labels(7, 0, 9)).subset(new int[] {2, 0, 2});

    assertEquals(3, subset.size());
    assertEquals(9, subset.label(0));
    assertEquals(7, subset.label(1));
    assertArrayEquals(filled(2), subset.image(2));
  }

  private Digits read(byte[] images, byte[] labels) throws IOException {
    return Digits.read(Files.write(folder.resolve("images"), images),
        Files.write(folder.resolve("labels"), labels));
  }

  private void assertRefused(String reason, byte[] images, byte[] labels) {
    String message = assertThrows(DataException.class, () -> read(images, labels)).getMessage();
    assertTrue(message.contains(reason), message);
    assertTrue(message.contains(folder.toString()), message);
  }

  private static byte[] filled(int value) {
    byte[] image = new byte[Digits.PIXELS];
    Arrays.fill(image, (byte) value);
    return image;
  }
}
