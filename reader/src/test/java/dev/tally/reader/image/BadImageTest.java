package dev.tally.reader.image;

import static dev.tally.reader.image.ImageFiles.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.image.ImageException.Kind;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind of bad input is refused with. */
class BadImageTest {

  private final ImageDecoder decoder = new ImageDecoder();
  private final byte[] jpeg = encode(gradient(24, 16), ".jpg");

  @Test
  void missingFile_isNamed(@TempDir Path folder) {
    ImageException refusal = assertThrows(ImageException.class,
        () -> decoder.decode(folder.resolve("receipt.jpg")));

    assertEquals(Kind.MISSING, refusal.kind());
    assertEquals(folder.resolve("receipt.jpg") + " does not exist; check the path and who may read it.",
        refusal.getMessage());
  }

  @Test
  void directory(@TempDir Path folder) {
    ImageException refusal = assertThrows(ImageException.class, () -> decoder.decode(folder));

    assertEquals(Kind.MISSING, refusal.kind());
    assertTrue(refusal.getMessage().startsWith(folder + " is a directory"), refusal.getMessage());
  }

  @Test
  void badContentsOfAFile_areReportedWithItsName(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("cut.jpg"), head(jpeg, jpeg.length - 2));

    ImageException refusal = assertThrows(ImageException.class, () -> decoder.decode(file));

    assertEquals(Kind.TRUNCATED, refusal.kind());
    assertEquals(file + " is cut short: the JPEG ends before its picture does; copy or upload it again.",
        refusal.getMessage());
  }

  @Test
  void fileOfTooManyBytes(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("large.jpg"), new byte[101]);

    ImageException refusal = assertThrows(ImageException.class,
        () -> new ImageDecoder(new ImageLimits(100, 2, 10, 100)).decode(file));

    assertEquals(Kind.TOO_LARGE, refusal.kind());
    assertEquals(file + " has 101 bytes, more than the 100 allowed; make it smaller.", refusal.getMessage());
  }

  @Test
  void empty() {
    assertEquals("The picture is empty; copy or upload it again.", refuse(Kind.EMPTY, bytes()).getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Total 44.31", "B", "BM", "BMW, the whole invoice of it", "RIFF----WAVEfmt ", "<html>",
          "\0"})
  void notAnImage(String text) {
    refuse(Kind.NOT_AN_IMAGE, ascii(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0\0\0\030ftypheic", "GIF89a", "%PDF-1.7", "II+\0\010\0\0\0"})
  void otherFormats_areNamed(String start) {
    ImageException refusal = refuse(Kind.UNSUPPORTED, join(ascii(start), new byte[50]));

    assertTrue(refusal.getMessage().endsWith("which is not read; save it as an ordinary JPEG or PNG."));
  }

  @Test
  void everyTruncationOfEveryFormat_isSeenBeforeDecoding() {
    samples().forEach((name, file) -> {
      for (int length = 20; length < file.length; length++) {
        byte[] cut = head(file, length);
        ImageException refusal = assertThrows(ImageException.class, () -> decoder.decode(cut), name);
        assertEquals(Kind.TRUNCATED, refusal.kind(),
            name + " cut to " + length + ": " + refusal.getMessage());
      }
    });
  }

  @Test
  void onePixel_inEachFormat() {
    Picture dot = new Picture(1, 1, bytes(1, 2, 3));

    refuse(Kind.TOO_SMALL, encode(dot, ".png"));
    refuse(Kind.TOO_SMALL, encode(dot, ".jpg"));
    refuse(Kind.TOO_SMALL, encode(dot, ".bmp"));
    refuse(Kind.TOO_SMALL, encode(dot, ".webp"));
    refuse(Kind.TOO_SMALL, encode(dot, ".tiff"));
    refuse(Kind.TOO_SMALL, bmp(0, 5, 24, bytes(), bytes()));
    refuse(Kind.TOO_SMALL, png(0, 5, 8, 0, bytes(0)));
  }

  @Test
  void wideHeaderWithASmallBody() {
    refuse(Kind.TOO_LARGE, png(30_000, 10, 8, 0, bytes(0, 1)));
    refuse(Kind.TOO_LARGE, bmp(30_000, 10, 24, bytes(), bytes(1, 2, 3)));
    refuse(Kind.TOO_LARGE, tiff(ByteOrder.BIG_ENDIAN, tiffTags(30_000, 10, 8, 1, 1), bytes(1)));
    refuse(Kind.TOO_LARGE, webp(webpExtended(0, 30_000, 10)));
    refuse(Kind.TOO_LARGE, jpegOfSize(30_000, 10));
  }

  @Test
  void headerOfMorePixelsThanAnIntCounts() {
    refuse(Kind.TOO_LARGE, png(Integer.MAX_VALUE, Integer.MAX_VALUE, 8, 6, bytes(0)));
    refuse(Kind.TOO_LARGE, png(-1, -1, 16, 6, bytes(0)));
    refuse(Kind.TOO_LARGE, bmp(Integer.MAX_VALUE, Integer.MIN_VALUE, 32, bytes(), bytes(1)));
    refuse(Kind.TOO_LARGE, bmp(Integer.MAX_VALUE, Integer.MAX_VALUE, 32, bytes(), bytes(1)));
    refuse(Kind.TOO_LARGE, tiff(ByteOrder.LITTLE_ENDIAN, tiffTags(-1, -1, 16, 4, 2), bytes(1)));
    refuse(Kind.TOO_LARGE, webp(webpExtended(0, 1 << 24, 1 << 24)));
    refuse(Kind.TOO_LARGE, jpegOfSize(65_535, 65_535));
    refuse(Kind.TOO_LARGE, png(8_000, 8_000, 8, 6, bytes(0)));
  }

  @Test
  void png_withDamage() {
    byte[] png = png(2, 2, 8, 0, bytes(0, 1, 2, 0, 3, 4));
    byte[] flipped = png.clone();
    flipped[flipped.length - 20] ^= 1;

    assertTrue(refuse(Kind.UNREADABLE, flipped).getMessage().contains("wrong checksum in IDAT"));
    refuse(Kind.UNREADABLE, join(head(png, 8), chunk("tEXt", ascii("a\0b")), tail(png, 8)));
    refuse(Kind.UNSUPPORTED, png(2, 2, 8, 0, bytes(0, 1, 2, 0, 3, 4), chunk("ABCD", bytes())));
    refuse(Kind.UNREADABLE, png(2, 2, 8, 0, bytes(0, 1, 2)));
  }

  @Test
  void jpeg_withDamage() throws IOException {
    refuse(Kind.UNREADABLE, join(head(jpeg, 2), bytes(0xFF, 0xE0, 0, 0), tail(jpeg, 2)));
    refuse(Kind.UNREADABLE, bytes(0xFF, 0xD8, 0xFF, 0xD9));
    refuse(Kind.TRUNCATED, bytes(0xFF, 0xD8, 0xFF, 0xFF, 0xFF, 0xFF));
    refuse(Kind.UNSUPPORTED, jpegOfSize(20, 0));
    refuse(Kind.UNSUPPORTED, ImageDecoderTest.cmykJpeg(255));
    refuse(Kind.UNSUPPORTED, jpegWithSegment(jpeg, 0xC3, bytes(8, 0, 16, 0, 24, 3)));
    refuse(Kind.UNREADABLE, jpegWithSegment(jpeg, 0xC0, bytes(8, 0, 16, 0, 24, 3)));
  }

  @Test
  void jpeg_ofEndlessScans() {
    byte[] scan = bytes(0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0);
    byte[] scans = bytes();
    for (int i = 0; i < 65; i++) {
      scans = join(scans, scan);
    }

    refuse(Kind.UNSUPPORTED, join(head(jpeg, jpeg.length - 2), scans, bytes(0xFF, 0xD9)));
  }

  @Test
  void tiff_withDamage() {
    refuse(Kind.UNREADABLE, tiffWith(273, 8, 8));
    refuse(Kind.TRUNCATED, tiffWith(279, 3));
    refuse(Kind.TRUNCATED, tiffWith(273, -1));
    refuse(Kind.UNREADABLE, tiffWith(257, 0));
    refuse(Kind.UNSUPPORTED, tiffWith(277, 2));
    refuse(Kind.UNSUPPORTED, tiffWith(339, 3));
    refuse(Kind.UNSUPPORTED, tiffWith(322, 1 << 30));
    refuse(Kind.TRUNCATED, join(ascii("II*\0"), little(Integer.MAX_VALUE)));
    refuse(Kind.UNREADABLE, join(ascii("II*\0"), little(8), bytes(0, 0), little(8)));
  }

  @Test
  void webpAndBmp_withDamage() {
    refuse(Kind.UNREADABLE, webp(webpChunk("EXIF", bytes(1, 2, 3, 4))));
    refuse(Kind.UNREADABLE, webp(webpChunk("VP8 ", new byte[10])));
    refuse(Kind.UNREADABLE, webp(webpChunk("VP8L", new byte[10])));
    refuse(Kind.UNREADABLE, webp(webpExtended(0, 24, 16), tail(losslessWebp(gradient(20, 16)), 12)));
    refuse(Kind.UNREADABLE, bmp(-2, 2, 24, bytes(), new byte[16]));
    refuse(Kind.UNSUPPORTED, bmp(2, 2, 7, bytes(), new byte[16]));
  }

  private static byte[] tiffWith(int tag, int... values) {
    Map<Integer, int[]> tags = tiffTags(2, 2, 8, 1, 1);
    tags.put(tag, values);
    return tiff(ByteOrder.BIG_ENDIAN, tags, bytes(1, 2, 3, 4));
  }

  private static byte[] jpegOfSize(int width, int height) {
    return join(
        bytes(0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, height >> 8, height, width >> 8, width, 1, 1, 0x11, 0),
        bytes(0xFF, 0xD9));
  }

  private ImageException refuse(Kind kind, byte[] file) {
    ImageException refusal = assertThrows(ImageException.class, () -> decoder.decode(file));
    assertEquals(kind, refusal.kind(), refusal.getMessage());
    return refusal;
  }
}
