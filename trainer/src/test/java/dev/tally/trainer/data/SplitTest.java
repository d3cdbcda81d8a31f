package dev.tally.trainer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {
  /** 1,000 pictures, twice as many of digit 3 as of each other; a picture's first four bytes are its position. */
  private final Digits digits = numbered(1_000);

  @Test
  void stratified_partsTogetherAreTheWhole() {
    Split split = Split.stratified(digits, 110, 1);

    int[] all = IntStream.concat(positions(split.train()), positions(split.validation())).sorted().toArray();
    assertArrayEquals(IntStream.range(0, 1_000).toArray(), all);
    assertEquals(110, split.validation().size());
  }

  @Test
  void stratified_labelsStayWithTheirPictures() {
    Split split = Split.stratified(digits, 110, 1);

    for (int i = 0; i < split.validation().size(); i++) {
      assertEquals(digits.label(position(split.validation(), i)), split.validation().label(i));
    }
  }

  @Test
  void stratified_eachDigitInProportion() {
    assertArrayEquals(new int[] {91, 91, 91, 181, 91, 91, 91, 91, 91, 91}, digits.counts());
    assertArrayEquals(new int[] {10, 10, 10, 20, 10, 10, 10, 10, 10, 10},
        Split.stratified(digits, 110, 1).validation().counts());
  }

  @Test
  void stratified_seedDecides() {
    int[] chosen = Split.validationIndices(digits, 110, 1);

    assertArrayEquals(chosen, Split.validationIndices(digits, 110, 1));
    assertFalse(Arrays.equals(chosen, Split.validationIndices(digits, 110, 2)));
  }

  /** Models record their seed; this draw must stay the same for ever. */
  @Test
  void stratified_drawIsPinned() {
    assertArrayEquals(new int[] {40, 49, 290, 364, 366, 530, 613, 858, 864, 889},
        Split.validationIndices(digits, 10, 42));
  }

  @Test
  void stratified_ends() {
    assertEquals(0, Split.stratified(digits, 0, 1).validation().size());
    assertEquals(1, Split.stratified(digits, 999, 1).train().size());
    assertThrows(IllegalArgumentException.class, () -> Split.stratified(digits, 1_000, 1));
    assertThrows(IllegalArgumentException.class, () -> Split.stratified(digits, -1, 1));
  }

  @Test
  void shares_largestRemainderMakesTotalExact() {
    assertArrayEquals(new int[] {1, 2, 1}, Split.shares(new int[] {10, 19, 11}, 4)); // 1.0, 1.9, 1.1
    assertArrayEquals(new int[] {1, 1, 0}, Split.shares(new int[] {5, 5, 5}, 2)); // equal: the lower digits
    assertArrayEquals(new int[] {0, 3, 0}, Split.shares(new int[] {0, 9, 0}, 3));
  }

  @Test
  void shares_mnist() {
    int[] mnist = {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949};

    assertArrayEquals(new int[] {494, 562, 496, 511, 487, 452, 493, 522, 487, 496},
        Split.shares(mnist, 5_000));
  }

  private static Digits numbered(int size) {
    ByteBuffer images = ByteBuffer.allocate(size * Digits.PIXELS);
    byte[] labels = new byte[size];
    for (int i = 0; i < size; i++) {
      images.putInt(i * Digits.PIXELS, i);
      labels[i] = (byte) (i % 11 == 10 ? 3 : i % 11);
    }
    return Digits.of(images.array(), labels);
  }

  private static IntStream positions(Digits digits) {
    return IntStream.range(0, digits.size()).map(i -> position(digits, i));
  }

  private static int position(Digits digits, int i) {
    return ByteBuffer.wrap(digits.image(i)).getInt();
  }
}
