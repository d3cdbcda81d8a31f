package dev.tally.reader.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Copies what OpenCV decoded into RGB, laying it on white where one can see through it: paper is white, and the
 * hidden colour of transparent pixels is usually black. What is all but white itself could not be seen there, and is laid on black.
 *
 * @param transparentGray as in {@link ImageHeader}
 */
record WhiteBackground(Transparency transparency, int transparentGray) {
  /** Lighter than this is all but white. */
  private static final int LIGHT = 192;

  /** @param mat 1, 3 (BGR) or 4 (BGRA) channels of 8 or 16 bits */
  Picture lay(Mat mat) {
    Picture picture = lay(mat, true);
    return transparency == Transparency.NONE || isSeen(picture) ? picture : lay(mat, false);
  }

  private static boolean isSeen(Picture onWhite) {
    for (byte value : onWhite.rgb()) {
      if ((value & 0xFF) < LIGHT) {
        return true;
      }
    }
    return false;
  }

  private Picture lay(Mat mat, boolean onWhite) {
    int width = mat.cols();
    int height = mat.rows();
    int channels = mat.channels();
    boolean deep = mat.depth() == opencv_core.CV_16U;
    if (!deep && mat.depth() != opencv_core.CV_8U) {
      throw new IllegalStateException("OpenCV gave pixels of depth " + mat.depth());
    }
    byte[] rgb = new byte[3 * width * height];
    byte[] row = new byte[width * channels * (deep ? 2 : 1)];
    long stride = mat.step();
    BytePointer data = mat.data();
    for (int y = 0; y < height; y++) {
      data.position(y * stride).get(row);
      if (channels == 3 && !deep) {
        swapRow(row, rgb, 3 * width * y);
      } else {
        layRow(row, channels, deep, onWhite, rgb, 3 * width * y);
      }
    }
    return new Picture(width, height, rgb);
  }

  private static void swapRow(byte[] bgr, byte[] rgb, int at) {
    for (int i = 0; i < bgr.length; i += 3) {
      rgb[at + i] = bgr[i + 2];
      rgb[at + i + 1] = bgr[i + 1];
      rgb[at + i + 2] = bgr[i];
    }
  }

  private void layRow(byte[] row, int channels, boolean deep, boolean onWhite, byte[] rgb, int at) {
    ByteBuffer values = ByteBuffer.wrap(row).order(ByteOrder.nativeOrder());
    int white = deep ? 0xFFFF : 0xFF;
    int[] pixel = new int[channels];
    for (int to = at; values.hasRemaining(); to += 3) {
      for (int channel = 0; channel < channels; channel++) {
        pixel[channel] = deep ? values.getShort() & 0xFFFF : values.get() & 0xFF;
      }
      int opacity = opacity(pixel, white);
      for (int channel = 0; channel < 3; channel++) {
        int value = laid(pixel[channels == 1 ? 0 : 2 - channel], opacity, white, onWhite ? white : 0);
        rgb[to + channel] = (byte) (deep ? value >> 8 : value);
      }
    }
  }

  private int opacity(int[] pixel, int white) {
    boolean hidden = transparency == Transparency.GRAY_KEY && pixel[0] == transparentGray;
    return pixel.length == 4 ? pixel[3] : hidden ? 0 : white;
  }

  private int laid(int value, int opacity, int white, int background) {
    long behind = (long) background * (white - opacity);
    if (transparency == Transparency.PREMULTIPLIED) {
      return (int) Math.min(white, value + behind / white);
    }
    return (int) (((long) value * opacity + behind + white / 2) / white);
  }
}
