package dev.tally.reader.image;

import static dev.tally.reader.image.ImageFiles.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What valid files of each format and variant become. */
class ImageDecoderTest {

  private final ImageDecoder decoder = new ImageDecoder();
  private final Picture gradient = gradient(40, 30);

  @ParameterizedTest
  @ValueSource(strings = {".png", ".bmp", ".tiff"})
  void losslessFormatsKeepEveryPixel(String extension) {
    Picture decoded = decoder.decode(encode(gradient, extension));

    assertEquals(40, decoded.width());
    assertEquals(30, decoded.height());
    assertArrayEquals(gradient.rgb(), decoded.rgb());
  }

  @Test
  void losslessWebpKeepsEveryPixel() {
    assertArrayEquals(gradient.rgb(), decoder.decode(losslessWebp(gradient)).rgb());
  }

  @Test
  void lossyFormatsStayClose() {
    assertClose(gradient, decoder.decode(encode(gradient, ".jpg")));
    assertClose(gradient,
        decoder.decode(encode(gradient, ".jpg", opencv_imgcodecs.IMWRITE_JPEG_PROGRESSIVE, 1)));
    assertClose(gradient, decoder.decode(lossyWebp(gradient)));
  }

  @Test
  void grayJpegBecomesRgb() {
    byte[] jpeg = encode(2, 2, 1, bytes(77, 77, 77, 77), ".jpg");

    assertEquals(List.of(77, 77, 77, 77, 77, 77, 77, 77, 77, 77, 77, 77), values(decoder.decode(jpeg)));
  }

  @Test
  void trailingBytesAfterAJpegsEndAreIgnored() {
    assertClose(gradient,
        decoder.decode(join(encode(gradient, ".jpg"), ascii("second picture of an MPO file"))));
  }

  @Test
  void cmykJpegWithAdobesMarkIsInverted() throws IOException {
    byte[] white = jpegWithSegment(cmykJpeg(255), 0xEE, join(ascii("Adobe"), bytes(0, 100, 0, 0, 0, 0, 0)));

    assertTrue(values(decoder.decode(white)).stream().allMatch(value -> value > 250));
  }

  @Test
  void pngOfSixteenBitsKeepsTheUpperEight() {
    byte[] png = png(2, 2, 16, 0, bytes(0, 7, 200, 9, 100, 0, 255, 255, 0, 255));

    assertEquals(List.of(7, 7, 7, 9, 9, 9, 255, 255, 255, 0, 0, 0), values(decoder.decode(png)));
  }

  @Test
  void pngPaletteAndSingleBits() {
    byte[] palette = png(2, 2, 8, 3, bytes(0, 0, 1, 0, 1, 0), chunk("PLTE", bytes(10, 20, 30, 40, 50, 60)));
    byte[] bits = png(2, 2, 1, 0, bytes(0, 0x80, 0, 0x40));

    assertEquals(List.of(10, 20, 30, 40, 50, 60, 40, 50, 60, 10, 20, 30), values(decoder.decode(palette)));
    assertEquals(List.of(255, 255, 255, 0, 0, 0, 0, 0, 0, 255, 255, 255), values(decoder.decode(bits)));
  }

  @Test
  void animatedPngGivesItsFirstPicture() {
    byte[] frame = chunk("fcTL", join(big(0, 2, 2, 0, 0), bytes(0, 1, 0, 1, 0, 0)));
    byte[] png = png(2, 2, 8, 0, bytes(0, 1, 2, 0, 3, 4), chunk("acTL", big(2, 0)), frame);

    assertEquals(List.of(1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4), values(decoder.decode(png)));
  }

  @Test
  void animatedWebpGivesItsFirstPictureOnWhite() {
    Picture black = new Picture(2, 2, new byte[12]);
    byte[] place = join(int24(0), int24(0), int24(1), int24(1), int24(100), bytes(0));
    byte[] webp = webp(webpExtended(0x12, 4, 2), webpChunk("ANIM", bytes(0, 0, 0, 0, 0, 0)),
        webpChunk("ANMF", join(place, tail(losslessWebp(black), 12))),
        webpChunk("ANMF", join(place, tail(losslessWebp(gradient(2, 2)), 12))));

    List<Integer> row = List.of(0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255);
    assertEquals(row, values(decoder.decode(webp)).subList(0, 12));
  }

  @Test
  void bmpVariants() {
    byte[] bottomUp = bytes(1, 2, 3, 4, 5, 6, 0, 0, 7, 8, 9, 10, 11, 12, 0, 0);
    byte[] os2 = bmp(12, bytes(2, 0, 2, 0, 1, 0, 24, 0), bytes(), bottomUp);
    byte[] noAlpha = bmp(2, 2, 32, bytes(), bytes(1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 9, 0, 10, 11, 12, 0));
    byte[] palette = bmp(2, 2, 1, little(0x010203, 0xA0B0C0), bytes(0x40, 0, 0, 0, 0x80, 0, 0, 0));

    List<Integer> expected = List.of(9, 8, 7, 12, 11, 10, 3, 2, 1, 6, 5, 4);
    assertEquals(expected, values(decoder.decode(bmp(2, 2, 24, bytes(), bottomUp))));
    assertEquals(expected, values(decoder.decode(os2)));
    assertEquals(expected, values(decoder.decode(noAlpha)), "the unused fourth byte is not transparency");
    assertEquals(List.of(3, 2, 1, 6, 5, 4, 9, 8, 7, 12, 11, 10),
        values(decoder.decode(bmp(2, -2, 24, bytes(), bottomUp))), "top down");
    assertEquals(List.of(160, 176, 192, 1, 2, 3, 1, 2, 3, 160, 176, 192), values(decoder.decode(palette)));
  }

  @Test
  void tiffVariants() {
    byte[] gray = bytes(0, 7, 9, 255);
    byte[] deep = bytes(0, 200, 7, 1, 9, 2, 255, 3);
    byte[] cmyk = bytes(0, 0, 0, 255, 0, 0, 0, 0, 0, 255, 255, 0, 255, 0, 255, 0);

    List<Integer> expected = List.of(0, 0, 0, 7, 7, 7, 9, 9, 9, 255, 255, 255);
    assertEquals(expected,
        values(decoder.decode(tiff(ByteOrder.LITTLE_ENDIAN, tiffTags(2, 2, 8, 1, 1), gray))));
    assertEquals(expected,
        values(decoder.decode(tiff(ByteOrder.BIG_ENDIAN, tiffTags(2, 2, 16, 1, 1), deep))));
    assertEquals(List.of(255, 255, 255, 248, 248, 248, 246, 246, 246, 0, 0, 0),
        values(decoder.decode(tiff(ByteOrder.BIG_ENDIAN, tiffTags(2, 2, 8, 1, 0), gray))), "white is 0");
    assertEquals(List.of(0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 255, 0),
        values(decoder.decode(tiff(ByteOrder.LITTLE_ENDIAN, tiffTags(2, 2, 8, 4, 5), cmyk))), "CMYK");
  }

  @Test
  void tiffWhoseDirectoriesPointInCirclesGivesItsFirstPage() {
    byte[] tiff = tiff(ByteOrder.BIG_ENDIAN, tiffTags(2, 2, 8, 1, 1), bytes(0, 7, 9, 255));
    System.arraycopy(tiff, 4, tiff, tiff.length - 4, 4);

    assertEquals(List.of(0, 0, 0, 7, 7, 7, 9, 9, 9, 255, 255, 255), values(decoder.decode(tiff)));
  }

  @Test
  void fileIsReadLikeItsBytes(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("photo.png"), encode(gradient, ".png"));

    assertArrayEquals(gradient.rgb(), decoder.decode(file).rgb());
  }

  @Test
  void limitsOfOnesOwn() {
    byte[] png = encode(gradient, ".png");

    assertEquals(40, new ImageDecoder(new ImageLimits(png.length, 30, 40, 1200)).decode(png).width());
  }

  @Test
  void oneDecoderServesManyThreads() {
    for (Map.Entry<String, byte[]> sample : samples().entrySet()) {
      byte[] expected = decoder.decode(sample.getValue()).rgb();
      IntStream.range(0, 20)
          .parallel()
          .forEach(
              _ -> assertArrayEquals(expected, decoder.decode(sample.getValue()).rgb(), sample.getKey()));
    }
  }

  @Test
  void javasOwnPngReaderAgreesWithWhatIsEncoded() throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(gradient.toPng()));

    Color pixel = new Color(image.getRGB(25, 7));
    List<Integer> ours = values(gradient).subList(3 * (7 * 40 + 25), 3 * (7 * 40 + 26));
    assertEquals(ours, List.of(pixel.getRed(), pixel.getGreen(), pixel.getBlue()));
  }

  private static void assertClose(Picture expected, Picture actual) {
    assertEquals(expected.width(), actual.width());
    assertEquals(expected.height(), actual.height());
    double sum = IntStream.range(0, expected.rgb().length)
        .map(i -> Math.abs((expected.rgb()[i] & 0xFF) - (actual.rgb()[i] & 0xFF)))
        .sum();
    assertTrue(sum / expected.rgb().length < 6, "mean difference " + sum / expected.rgb().length);
  }

  /** By Java's own encoder: 8 x 8 pixels, all four inks at one value, no Adobe segment. */
  static byte[] cmykJpeg(int ink) throws IOException {
    WritableRaster raster = Raster.createInterleavedRaster(0, 8, 8, 4, null);
    raster.setSamples(0, 0, 8, 8, 0, IntStream.generate(() -> ink).limit(64).toArray());
    for (int band = 1; band < 4; band++) {
      raster.setSamples(0, 0, 8, 8, band, IntStream.generate(() -> ink).limit(64).toArray());
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(jpeg)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(raster, null, null), null);
    } finally {
      writer.dispose();
    }
    return jpeg.toByteArray();
  }

  @Test
  void tiff_ofSeveralPagesGivesTheFirstAndSaysSo() {
    byte[] one = tiff(ByteOrder.LITTLE_ENDIAN, tiffTags(2, 2, 8, 1, 1), bytes(1, 2, 3, 4));
    byte[] three = withPage(withPage(one, 0), 0);

    Photo photo = decoder.decodeNoting(three);

    assertArrayEquals(decoder.decode(one).rgb(), photo.picture().rgb());
    assertTrue(photo.damage().orElseThrow().contains("3 pages"), photo.damage().toString());
    assertEquals(photo.damage(), decoder.decodePhoto(three).damage());
    assertTrue(decoder.decodeNoting(one).damage().isEmpty());
  }

  @Test
  void tiff_thumbnailsAreNoPagesAndCirclesEnd() {
    Map<Integer, int[]> tags = tiffTags(2, 2, 8, 1, 1);
    tags.put(254, new int[] {1});
    byte[] thumbnail = withPage(tiff(ByteOrder.LITTLE_ENDIAN, tags, bytes(1, 2, 3, 4)), 0);
    byte[] circle = tiff(ByteOrder.LITTLE_ENDIAN, tiffTags(2, 2, 8, 1, 1), bytes(1, 2, 3, 4));

    assertTrue(decoder.decodeNoting(thumbnail).damage().isEmpty());
    assertTrue(decoder.decodeNoting(withPage(circle, circle.length)).damage().isPresent());
  }

  /** With the first directory once more behind the last one; where {@code next} is not 0, that one goes on there. */
  private static byte[] withPage(byte[] tiff, int next) {
    ByteBuffer file = ByteBuffer.wrap(Arrays.copyOf(tiff, tiff.length)).order(ByteOrder.LITTLE_ENDIAN);
    int first = file.getInt(4);
    int length = 2 + 12 * file.getShort(first);
    int link = first + length;
    while (file.getInt(link) != 0) {
      link = file.getInt(link) + length;
    }
    file.putInt(link, tiff.length);
    byte[] longer = Arrays.copyOf(file.array(), tiff.length + length + 4);
    System.arraycopy(tiff, first, longer, tiff.length, length);
    ByteBuffer.wrap(longer).order(ByteOrder.LITTLE_ENDIAN).putInt(tiff.length + length, next);
    return longer;
  }
}
