package dev.tally.reader.image;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/** Pictures as OpenCV's matrices and back. The caller's {@code PointerScope} frees what is made here. */
public final class PictureMats {
  private PictureMats() {}

  /** Three channels: red, green, blue. */
  public static Mat mat(Picture picture) {
    Mat mat = new Mat(picture.height(), picture.width(), opencv_core.CV_8UC3);
    mat.data().put(picture.rgb(), 0, picture.rgb().length);
    return mat;
  }

  /** One channel. */
  public static Mat mat(int width, int height, byte[] plane) {
    Mat mat = new Mat(height, width, opencv_core.CV_8UC1);
    mat.data().put(plane, 0, plane.length);
    return mat;
  }

  /** Of three channels. */
  public static Picture picture(Mat mat) {
    return new Picture(mat.cols(), mat.rows(), bytes(mat));
  }

  /** The pixels of 8 bits, row by row. */
  public static byte[] bytes(Mat mat) {
    Mat whole = mat.isContinuous() ? mat : mat.clone();
    byte[] bytes = new byte[Math.toIntExact(whole.total() * whole.channels())];
    whole.data().get(bytes);
    return bytes;
  }
}
