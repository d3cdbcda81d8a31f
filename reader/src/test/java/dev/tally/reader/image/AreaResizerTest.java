package dev.tally.reader.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaResizerTest {

  @ParameterizedTest
  @CsvSource({"1201, 300, 1200", "2400, 800, 1200", "3600, 1500, 1200", "4000, 3000, 1200", "333, 1777, 1200",
      "1777, 1200, 700", "3, 5000, 1200", "1600, 1, 1200", "100, 37, 99", "100, 50, 33", "640, 480, 9",
      "1800, 900, 1200", "6, 4, 3", "7, 3, 1"})
  void aMeanOfAnAreaHasOpenCvsVeryPixels(int width, int height, int longest) {
    byte[] rgb = new byte[3 * width * height];
    new Random(width * 31L + height).nextBytes(rgb);
    Picture picture = new Picture(width, height, rgb);

    Picture small = picture.within(longest);

    assertEquals(longest, Math.max(small.width(), small.height()));
    assertArrayEquals(byOpenCv(picture, small.width(), small.height()), small.rgb());
  }

  private static byte[] byOpenCv(Picture picture, int width, int height) {
    try (PointerScope _ = new PointerScope()) {
      Mat from = new Mat(picture.height(), picture.width(), opencv_core.CV_8UC3);
      from.data().put(picture.rgb(), 0, picture.rgb().length);
      Mat to = new Mat();
      opencv_imgproc.resize(from, to, new Size(width, height), 0, 0, opencv_imgproc.INTER_AREA);
      byte[] rgb = new byte[3 * width * height];
      to.data().get(rgb);
      return rgb;
    }
  }
}
