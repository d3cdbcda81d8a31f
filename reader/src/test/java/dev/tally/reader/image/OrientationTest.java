package dev.tally.reader.image;

import static dev.tally.reader.image.ImageFiles.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteOrder;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The eight orientations (TIFF 6.0, section 8; EXIF 2.32, 4.6.5), on a picture of 3 x 2 fields, stored as
 *
 * <pre>
 * 1 2 3
 * 4 5 6
 * </pre>
 */
class OrientationTest {

  /** JPEG's blocks of 8 x 8 pixels: one field each, so that its losses do not matter. */
  private static final int FIELD = 8;

  private final ImageDecoder decoder = new ImageDecoder();

  @ParameterizedTest
  @CsvSource({"1, 123/456", "2, 321/654", "3, 654/321", "4, 456/123", "5, 14/25/36", "6, 41/52/63",
      "7, 63/52/41", "8, 36/25/14"})
  void picturesComeOutUpright(int orientation, String upright) {
    Picture stored = fields();
    Map<Integer, int[]> tags = tiffTags(stored.width(), stored.height(), 8, 3, 2);
    tags.put(274, new int[] {orientation});
    byte[] png = encode(stored, ".png");
    int afterHeader = 33;
    Map<String, byte[]> files = Map
        .of("JPEG", jpegWithExif(encode(stored, ".jpg"), orientation), "PNG",
            join(head(png, afterHeader), chunk("eXIf", exif(orientation)), tail(png, afterHeader)), "WebP",
            webp(webpExtended(8, stored.width(), stored.height()), tail(losslessWebp(stored), 12),
                webpChunk("EXIF", exif(orientation))),
            "TIFF", tiff(ByteOrder.LITTLE_ENDIAN, tags, stored.rgb()));

    files.forEach((format, file) -> assertEquals(upright, read(decoder.decode(file)), format));
  }

  @ParameterizedTest
  @CsvSource({"1, 123/456", "6, 41/52/63", "8, 36/25/14"})
  void transparencyDoesNotStopThem(int orientation, String upright) {
    Picture stored = fields();
    byte[] bgra = new byte[stored.rgb().length / 3 * 4];
    for (int i = 0; i < bgra.length; i++) {
      bgra[i] = i % 4 == 3 ? (byte) 255 : stored.rgb()[i / 4 * 3];
    }
    byte[] png = encode(stored.width(), stored.height(), 4, bgra, ".png");

    assertEquals(upright,
        read(decoder.decode(join(head(png, 33), chunk("eXIf", exif(orientation)), tail(png, 33)))));
  }

  /** Field n is of gray 40 n. */
  private static Picture fields() {
    byte[] rgb = new byte[3 * 3 * FIELD * 2 * FIELD];
    for (int i = 0; i < rgb.length; i++) {
      int x = i / 3 % (3 * FIELD);
      int y = i / 3 / (3 * FIELD);
      rgb[i] = (byte) (40 * (1 + x / FIELD + 3 * (y / FIELD)));
    }
    return new Picture(3 * FIELD, 2 * FIELD, rgb);
  }

  private static String read(Picture picture) {
    GrayPicture gray = picture.gray();
    StringBuilder text = new StringBuilder();
    for (int y = FIELD / 2; y < gray.height(); y += FIELD) {
      text.append(y > FIELD ? "/" : "");
      for (int x = FIELD / 2; x < gray.width(); x += FIELD) {
        text.append(Math.round(gray.at(x, y) / 40.0));
      }
    }
    return text.toString();
  }
}
