package dev.tally.reader.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** Writes picture files for the tests: by hand where a detail matters, by OpenCV where a real encoder does. */
final class ImageFiles {

  private ImageFiles() {}

  static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  static byte[] big(int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * values.length);
    Arrays.stream(values).forEach(buffer::putInt);
    return buffer.array();
  }

  static byte[] little(int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.stream(values).forEach(buffer::putInt);
    return buffer.array();
  }

  static byte[] head(byte[] bytes, int length) {
    return Arrays.copyOf(bytes, length);
  }

  static byte[] tail(byte[] bytes, int from) {
    return Arrays.copyOfRange(bytes, from, bytes.length);
  }

  /** @param rows unpacked image data: before each row a 0, for no filter */
  static byte[] png(int width, int height, int depth, int colour, byte[] rows, byte[]... extraChunks) {
    return join(bytes(0x89, 'P', 'N', 'G', 13, 10, 26, 10),
        chunk("IHDR", join(big(width, height), bytes(depth, colour, 0, 0, 0))), join(extraChunks),
        chunk("IDAT", deflate(rows)), chunk("IEND", bytes()));
  }

  static byte[] chunk(String name, byte[] data) {
    byte[] named = join(ascii(name), data);
    CRC32 crc = new CRC32();
    crc.update(named);
    return join(big(data.length), named, big((int) crc.getValue()));
  }

  static byte[] deflate(byte[] data) {
    try (Deflater deflater = new Deflater()) {
      deflater.setInput(data);
      deflater.finish();
      byte[] packed = new byte[data.length + 100];
      return head(packed, deflater.deflate(packed));
    }
  }

  /** A TIFF structure that says nothing but an orientation: the contents of EXIF. */
  static byte[] exif(int orientation) {
    return join(ascii("MM\0*"), big(8), bytes(0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0), big(0));
  }

  static byte[] jpegWithExif(byte[] jpeg, int orientation) {
    return jpegWithSegment(jpeg, 0xE1, join(ascii("Exif\0\0"), exif(orientation)));
  }

  static byte[] jpegWithSegment(byte[] jpeg, int marker, byte[] data) {
    return join(head(jpeg, 2), bytes(0xFF, marker, (data.length + 2) >> 8, data.length + 2), data,
        tail(jpeg, 2));
  }

  /** @param chunks each made by {@link #webpChunk} */
  static byte[] webp(byte[]... chunks) {
    byte[] body = join(ascii("WEBP"), join(chunks));
    return join(ascii("RIFF"), little(body.length), body);
  }

  static byte[] webpChunk(String name, byte[] data) {
    return join(ascii(name), little(data.length), data, new byte[data.length % 2]);
  }

  /** The VP8X chunk. */
  static byte[] webpExtended(int flags, int width, int height) {
    return webpChunk("VP8X", join(little(flags), int24(width - 1), int24(height - 1)));
  }

  static byte[] int24(int value) {
    return head(little(value), 3);
  }

  static byte[] bmp(int headerBytes, byte[] infoHeader, byte[] palette, byte[] pixels) {
    int pixelsAt = 14 + headerBytes + palette.length;
    return join(ascii("BM"), little(pixelsAt + pixels.length, 0, pixelsAt, headerBytes), infoHeader, palette,
        pixels);
  }

  /** An uncompressed BMP with the usual 40-byte header. */
  static byte[] bmp(int width, int height, int bits, byte[] palette, byte[] pixels) {
    byte[] info = join(little(width, height), bytes(1, 0, bits, 0), little(0, pixels.length, 0, 0, 0, 0));
    return bmp(40, info, palette, pixels);
  }

  /** The tags of a simple TIFF with one strip, to change and then give to {@link #tiff(ByteOrder, Map, byte[])}. */
  static Map<Integer, int[]> tiffTags(int width, int height, int bits, int samples, int photometric) {
    int[] depths = new int[samples];
    Arrays.fill(depths, bits);
    Map<Integer, int[]> tags = new TreeMap<>();
    tags.put(256, new int[] {width});
    tags.put(257, new int[] {height});
    tags.put(258, depths);
    tags.put(259, new int[] {1});
    tags.put(262, new int[] {photometric});
    tags.put(273, new int[] {8});
    tags.put(277, new int[] {samples});
    tags.put(278, new int[] {height});
    return tags;
  }

  /** Pixels at offset 8, then the directory, then its longer values; all values as 32-bit numbers or, if several, 16. */
  static byte[] tiff(ByteOrder order, Map<Integer, int[]> tags, byte[] pixels) {
    tags.putIfAbsent(279, new int[] {pixels.length});
    int directory = 8 + pixels.length + pixels.length % 2;
    int end = directory + 2 + 12 * tags.size() + 4;
    int longer = tags.values().stream().mapToInt(v -> v.length > 2 ? 2 * v.length : 0).sum();
    ByteBuffer file = ByteBuffer.allocate(end + longer).order(order);
    file.put(ascii(order == ByteOrder.BIG_ENDIAN ? "MM" : "II"))
        .putShort((short) 42)
        .putInt(directory)
        .put(pixels);
    file.position(directory).putShort((short) tags.size());
    for (Map.Entry<Integer, int[]> tag : tags.entrySet()) {
      int[] values = tag.getValue();
      file.putShort(tag.getKey().shortValue())
          .putShort((short) (values.length == 1 ? 4 : 3))
          .putInt(values.length);
      if (values.length == 1) {
        file.putInt(values[0]);
      } else if (values.length == 2) {
        file.putShort((short) values[0]).putShort((short) values[1]);
      } else {
        file.putInt(end);
        for (int value : values) {
          file.putShort(end, (short) value);
          end += 2;
        }
      }
    }
    return file.array();
  }

  /** A picture with strong, smooth colours: red grows to the right, green downwards. */
  static Picture gradient(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < width * height; i++) {
      rgb[3 * i] = (byte) (i % width * 255 / width);
      rgb[3 * i + 1] = (byte) (i / width * 255 / height);
      rgb[3 * i + 2] = 60;
    }
    return new Picture(width, height, rgb);
  }

  /**
   * What OpenCV writes.
   *
   * @param extension such as ".jpg"
   * @param parameters pairs of cv::ImwriteFlags and value
   */
  static byte[] encode(Picture picture, String extension, int... parameters) {
    byte[] bgr = picture.rgb().clone();
    for (int i = 0; i < bgr.length; i += 3) {
      bgr[i] = picture.rgb()[i + 2];
      bgr[i + 2] = picture.rgb()[i];
    }
    return encode(picture.width(), picture.height(), 3, bgr, extension, parameters);
  }

  /** @param pixels in OpenCV's order: gray, BGR or BGRA */
  static byte[] encode(int width, int height, int channels, byte[] pixels, String extension,
      int... parameters) {
    try (PointerScope _ = new PointerScope()) {
      Mat mat = new Mat(height, width, opencv_core.CV_8UC(channels));
      mat.data().put(pixels, 0, pixels.length);
      BytePointer encoded = new BytePointer();
      IntPointer settings = parameters.length == 0 ? new IntPointer() : new IntPointer(parameters);
      if (!opencv_imgcodecs.imencode(extension, mat, encoded, settings)) {
        throw new IllegalStateException(extension);
      }
      byte[] file = new byte[(int) encoded.limit()];
      encoded.get(file);
      return file;
    }
  }

  static byte[] losslessWebp(Picture picture) {
    return encode(picture, ".webp", opencv_imgcodecs.IMWRITE_WEBP_QUALITY, 101);
  }

  static byte[] lossyWebp(Picture picture) {
    return encode(picture, ".webp", opencv_imgcodecs.IMWRITE_WEBP_QUALITY, 90);
  }

  /** One valid file a format and variant, for tests that damage them. */
  static Map<String, byte[]> samples() {
    Picture picture = gradient(24, 16);
    Map<String, byte[]> samples = new TreeMap<>();
    samples.put("png", encode(picture, ".png"));
    samples.put("png, palette and key", png(2, 2, 8, 3, bytes(0, 0, 1, 0, 1, 0),
        chunk("PLTE", bytes(1, 2, 3, 4, 5, 6)), chunk("tRNS", bytes(0)), chunk("eXIf", exif(6))));
    samples.put("jpeg", jpegWithExif(encode(picture, ".jpg"), 6));
    samples.put("jpeg, progressive", encode(picture, ".jpg", opencv_imgcodecs.IMWRITE_JPEG_PROGRESSIVE, 1));
    samples.put("bmp", encode(picture, ".bmp"));
    samples.put("webp, lossless", losslessWebp(picture));
    samples.put("webp, lossy", lossyWebp(picture));
    samples.put("webp, extended",
        webp(webpExtended(8, 24, 16), tail(losslessWebp(picture), 12), webpChunk("EXIF", exif(6))));
    samples.put("tiff, LZW", encode(picture, ".tiff"));
    samples.put("tiff, plain, big-endian",
        tiff(ByteOrder.BIG_ENDIAN, tiffTags(24, 16, 8, 3, 2), picture.rgb()));
    return samples;
  }

  /** The pixels as numbers from 0 to 255, for readable asserts. */
  static List<Integer> values(Picture picture) {
    return java.util.stream.IntStream.range(0, picture.rgb().length)
        .mapToObj(i -> picture.rgb()[i] & 0xFF)
        .toList();
  }
}
