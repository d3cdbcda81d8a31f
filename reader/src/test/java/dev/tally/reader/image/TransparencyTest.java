package dev.tally.reader.image;

import static dev.tally.reader.image.ImageFiles.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.junit.jupiter.api.Test;

/** Pictures are 2 x 2 pixels: what can be seen through becomes white, black ink stays black. */
class TransparencyTest {

  private final ImageDecoder decoder = new ImageDecoder();

  @Test
  void colourPng() {
    byte[] rows = bytes(0, 0, 0, 0, 0, 0, 0, 0, 255, 0, 100, 100, 100, 128, 9, 9, 9, 0);

    assertPixels(png(2, 2, 8, 6, rows), 255, 0, 177, 255);
  }

  @Test
  void whiteInkIsLaidOnBlack() {
    byte[] rows = bytes(0, 0, 0, 0, 0, 255, 255, 255, 255, 0, 255, 255, 255, 128, 9, 9, 9, 0);

    assertPixels(png(2, 2, 8, 6, rows), 0, 255, 128, 0);
  }

  @Test
  void colourPngOfSixteenBits() {
    byte[] rows = bytes(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 0, 100, 0, 100, 0, 100, 0, 128,
        0, 9, 9, 9, 9, 9, 9, 0, 0);

    assertPixels(png(2, 2, 16, 6, rows), 255, 0, 177, 255);
  }

  @Test
  void grayPng() {
    assertPixels(png(2, 2, 8, 4, bytes(0, 0, 0, 0, 255, 0, 100, 128, 9, 0)), 255, 0, 177, 255);
  }

  @Test
  void palettePng() {
    byte[] png = png(2, 2, 8, 3, bytes(0, 0, 1, 0, 1, 0), chunk("PLTE", bytes(10, 10, 10, 50, 50, 50)),
        chunk("tRNS", bytes(0)));

    assertPixels(png, 255, 50, 50, 255);
  }

  @Test
  void colourKeyPng() {
    byte[] png = png(2, 2, 8, 2, bytes(0, 1, 1, 1, 4, 4, 4, 0, 4, 4, 4, 1, 1, 1),
        chunk("tRNS", bytes(0, 1, 0, 1, 0, 1)));

    assertPixels(png, 255, 4, 4, 255);
  }

  @Test
  void grayKeyPngOfEachDepth() {
    byte[] depth1 = png(2, 2, 1, 0, bytes(0, 0x40, 0, 0x80), chunk("tRNS", bytes(0, 0)));
    byte[] depth4 = png(2, 2, 4, 0, bytes(0, 0x34, 0, 0x43), chunk("tRNS", bytes(0, 3)));
    byte[] depth8 = png(2, 2, 8, 0, bytes(0, 7, 4, 0, 4, 7), chunk("tRNS", bytes(0, 7)));
    byte[] depth16 = png(2, 2, 16, 0, bytes(0, 7, 1, 7, 2, 0, 4, 1, 7, 1), chunk("tRNS", bytes(7, 1)));

    assertPixels(depth1, 0, 255, 255, 0); // white alone is seen on black
    assertPixels(depth4, 255, 4 * 17, 4 * 17, 255);
    assertPixels(depth8, 255, 4, 4, 255);
    assertPixels(depth16, 255, 7, 4, 255);
  }

  @Test
  void losslessAndLossyWebp() {
    byte[] bgra = bytes(0, 0, 0, 0, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 0);
    byte[] lossy = encode(2, 2, 4, bgra, ".webp", opencv_imgcodecs.IMWRITE_WEBP_QUALITY, 90);

    assertPixels(encode(2, 2, 4, bgra, ".webp", opencv_imgcodecs.IMWRITE_WEBP_QUALITY, 101), 255, 0, 0, 255);
    assertEquals("VP8X", new HeaderBytes(lossy, ByteOrder.LITTLE_ENDIAN).name(12));
    assertPixels(lossy, 255, 0, 0, 255);
  }

  @Test
  void tiffWithStraightAlpha() {
    byte[] pixels = bytes(0, 0, 0, 0, 0, 0, 0, 255, 100, 100, 100, 128, 9, 9, 9, 0);
    byte[] deep = bytes(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 100, 0, 100, 0, 100, 0, 128, 0, 9,
        9, 9, 9, 9, 9, 0, 0);

    assertPixels(tiffWithAlpha(8, 2, pixels), 255, 0, 177, 255);
    assertPixels(tiffWithAlpha(16, 2, deep), 255, 0, 177, 255);
  }

  @Test
  void tiffWithPremultipliedAlpha() {
    byte[] pixels = bytes(0, 0, 0, 0, 0, 0, 0, 255, 50, 50, 50, 128, 0, 0, 0, 0);
    byte[] deep = bytes(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 50, 0, 50, 0, 50, 0, 128, 0, 0, 0,
        0, 0, 0, 0, 0, 0);

    assertPixels(tiffWithAlpha(8, 1, pixels), 255, 0, 177, 255);
    assertPixels(tiffWithAlpha(16, 1, deep), 255, 0, 177, 255);
  }

  private static byte[] tiffWithAlpha(int bits, int extraSamples, byte[] pixels) {
    Map<Integer, int[]> tags = tiffTags(2, 2, bits, 4, 2);
    tags.put(338, new int[] {extraSamples});
    return tiff(ByteOrder.BIG_ENDIAN, tags, pixels);
  }

  private void assertPixels(byte[] file, int... grays) {
    List<Integer> expected = java.util.Arrays.stream(grays)
        .boxed()
        .flatMap(g -> List.of(g, g, g).stream())
        .toList();
    assertEquals(expected, values(decoder.decode(file)));
  }
}
