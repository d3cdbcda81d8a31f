package dev.tally.reader.image;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** Pixels to PNG bytes, for pictures that a developer looks at. */
final class PngEncoder {

  private PngEncoder() {}

  /** @param channels 1 for gray, 3 for red, green, blue */
  static byte[] encode(int width, int height, int channels, byte[] pixels) {
    try (PointerScope _ = new PointerScope()) {
      Mat mat = new Mat(height, width, opencv_core.CV_8UC(channels));
      mat.data().put(channels == 3 ? redAndBlueSwapped(pixels) : pixels, 0, pixels.length);
      BytePointer encoded = new BytePointer();
      if (!opencv_imgcodecs.imencode(".png", mat, encoded)) {
        throw new IllegalStateException("OpenCV could not encode a PNG of " + width + " x " + height);
      }
      byte[] png = new byte[Math.toIntExact(encoded.limit())];
      encoded.get(png);
      return png;
    }
  }

  /** OpenCV's order is blue, green, red. */
  private static byte[] redAndBlueSwapped(byte[] rgb) {
    byte[] bgr = rgb.clone();
    for (int i = 0; i < bgr.length; i += 3) {
      bgr[i] = rgb[i + 2];
      bgr[i + 2] = rgb[i];
    }
    return bgr;
  }
}
