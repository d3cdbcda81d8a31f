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
    boolean png = header.format() == ImageFormat.PNG;
    byte[] encoded = png ? PngHeader.pixelsOnly(new HeaderBytes(bytes, ByteOrder.BIG_ENDIAN)) : bytes;
    boolean opaque = header.transparency() == Transparency.NONE;
    try (PointerScope _ = new PointerScope()) {
      Mat file = new Mat(1, encoded.length, opencv_core.CV_8UC1, new BytePointer(encoded));
      Mat mat = imdecode(file, opaque ? opencv_imgcodecs.IMREAD_COLOR : AS_STORED, header);
      if (!hasSizeOf(header, mat)) {
        throw unreadable(header);
      }
      return new WhiteBackground(header.transparency(), header.transparentGray()).lay(mat);
    }
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
  private static boolean hasSizeOf(ImageHeader header, Mat mat) {
    return (mat.cols() == header.width() && mat.rows() == header.height())
        || (mat.cols() == header.height() && mat.rows() == header.width());
  }

  private static ImageException unreadable(ImageHeader header) {
    return new ImageException(ImageException.Kind.UNREADABLE, "is a damaged " + header.format());
  }
}
