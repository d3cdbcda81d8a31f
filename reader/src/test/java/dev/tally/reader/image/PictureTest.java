package dev.tally.reader.image;

import static dev.tally.reader.image.ImageFiles.bytes;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PictureTest {

  private final GrayPicture gray = new GrayPicture(3, 2, bytes(10, 20, 30, 40, 50, 250));

  @Test
  void pixelsMustFitTheSize() {
    assertThrows(IllegalArgumentException.class, () -> new Picture(2, 1, new byte[5]));
    assertThrows(IllegalArgumentException.class, () -> new Picture(0, 1, new byte[0]));
    assertThrows(IllegalArgumentException.class, () -> new Picture(-1, -2, new byte[6]));
    assertThrows(IllegalArgumentException.class, () -> new GrayPicture(1 << 16, 1 << 16, new byte[0]));
    // 3 * 2^31 wraps to 2^31 and 3 * 2^30 * 4 to 0 in int.
    assertThrows(IllegalArgumentException.class, () -> new Picture(1 << 30, 4, new byte[0]));
  }

  @Test
  void lumaWeighsGreenMost() {
    Picture picture = new Picture(2, 2, bytes(255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255));

    assertArrayEquals(bytes(76, 150, 29, 255), picture.gray().pixels());
  }

  @Test
  void atReadsUnsignedAndChecksBothAxes() {
    assertEquals(20, gray.at(1, 0));
    assertEquals(250, gray.at(2, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> gray.at(3, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> gray.at(-1, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> gray.at(0, 2));
  }

  @Test
  void cropCopiesAPart() {
    GrayPicture part = gray.crop(1, 0, 2, 2);

    assertEquals(2, part.width());
    assertEquals(2, part.height());
    assertArrayEquals(bytes(20, 30, 50, 250), part.pixels());
  }

  @Test
  void cropOutsideIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> gray.crop(2, 0, 2, 1));
    assertThrows(IllegalArgumentException.class, () -> gray.crop(-1, 0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> gray.crop(0, 0, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> gray.crop(0, 1, 1, Integer.MAX_VALUE));
  }

  @Test
  void pngKeepsEveryPixel() {
    ImageDecoder decoder = new ImageDecoder();
    Picture colours = ImageFiles.gradient(5, 4);

    assertArrayEquals(colours.rgb(), decoder.decode(colours.toPng()).rgb());
    assertArrayEquals(gray.pixels(), decoder.decode(gray.toPng()).gray().pixels());
  }
}
