package dev.tally.reader.image;

import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** The one place where OpenCV decodes. All native memory is released before it returns. */
final class OpenCvDecoder {

  /** All channels and bits as stored, EXIF applied. IMREAD_UNCHANGED would say it in one word, but ignores EXIF. */
  private static final int AS_STORED = opencv_imgcodecs.IMREAD_COLOR | opencv_imgcodecs.IMREAD_ANYCOLOR
      | opencv_imgcodecs.IMREAD_ANYDEPTH;

  static {
    OpenCvLog.silence();
  }

  private OpenCvDecoder() {}

  /**
   * @param bytes a file within limits that {@code header} found complete
   * @throws ImageException UNREADABLE
   */
  static Picture decode(byte[] bytes, ImageHeader header) {
    return decode(bytes, header, 1);
  }

  /**
   * The same at a part of its size, where the format allows it.
   *
   * @param part 1, 2, 4 or 8: so many times smaller. libjpeg leaves out the work for what is not asked for
   */
  static Picture decode(byte[] bytes, ImageHeader header, int part) {
    boolean png = header.format() == ImageFormat.PNG;
    byte[] encoded = png ? PngHeader.pixelsOnly(new HeaderBytes(bytes, ByteOrder.BIG_ENDIAN)) : bytes;
    boolean opaque = header.transparency() == Transparency.NONE;
    try (PointerScope _ = new PointerScope()) {
      Mat file = new Mat(1, encoded.length, opencv_core.CV_8UC1, new BytePointer(encoded));
      Mat mat = imdecode(file, opaque ? flags(part) : AS_STORED, header);
      if (!hasSizeOf(header, mat, opaque ? part : 1)) {
        throw unreadable(header);
      }
      return new WhiteBackground(header.transparency(), header.transparentGray()).lay(mat);
    }
  }

  private static int flags(int part) {
    return switch (part) {
      case 1 -> opencv_imgcodecs.IMREAD_COLOR;
      case 2 -> opencv_imgcodecs.IMREAD_REDUCED_COLOR_2;
      case 4 -> opencv_imgcodecs.IMREAD_REDUCED_COLOR_4;
      case 8 -> opencv_imgcodecs.IMREAD_REDUCED_COLOR_8;
      default -> throw new IllegalArgumentException("no picture is decoded at 1/" + part);
    };
  }

  private static Mat imdecode(Mat file, int flags, ImageHeader header) {
    try {
      return opencv_imgcodecs.imdecode(file, flags);
    } catch (RuntimeException _) {
      // What OpenCV throws is its own source line and assertion: of no use to whoever sent the photo.
      throw unreadable(header);
    }
  }

  /** Also false for an empty mat, which is how OpenCV says that it failed. EXIF may have turned the sides. */
  private static boolean hasSizeOf(ImageHeader header, Mat mat, int part) {
    return (isPart(mat.cols(), header.width(), part) && isPart(mat.rows(), header.height(), part))
        || (isPart(mat.cols(), header.height(), part) && isPart(mat.rows(), header.width(), part));
  }

  /** Some formats round up, others down. */
  private static boolean isPart(int side, long whole, int part) {
    return side == whole / part || side == Math.ceilDiv(whole, part);
  }

  private static ImageException unreadable(ImageHeader header) {
    return new ImageException(ImageException.Kind.UNREADABLE, "is a damaged " + header.format());
  }
}
