package dev.tally.reader.image;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** Makes pictures smaller without losing fine strokes to aliasing. */
final class OpenCvResizer {
  private OpenCvResizer() {}

  static Picture within(Picture picture, int longest) {
    double scale = (double) longest / Math.max(picture.width(), picture.height());
    int width = (int) Math.max(1, Math.round(picture.width() * scale));
    int height = (int) Math.max(1, Math.round(picture.height() * scale));
    try (PointerScope _ = new PointerScope()) {
      Mat from = new Mat(picture.height(), picture.width(), opencv_core.CV_8UC3);
      from.data().put(picture.rgb(), 0, picture.rgb().length);
      Mat to = new Mat();
      opencv_imgproc.resize(from, to, new Size(width, height), 0, 0, opencv_imgproc.INTER_AREA);
      byte[] rgb = new byte[3 * width * height];
      to.data().get(rgb);
      return new Picture(width, height, rgb);
    }
  }
}
