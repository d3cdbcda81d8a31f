package dev.tally.reader.text;

import dev.tally.reader.image.Picture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RotatedRect;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * PP-OCRv4's detector: a map of how probably each pixel is in the middle of a text line, whose islands, grown, are the lines
 * (differentiable binarization: Liao, Wan, Yao, Chen, Bai, 2020).
 *
 * <p>Thread-safe; close it to free native memory. Bad at writing much larger than print, and at numbers that a rule runs through.
 */
public final class DbDetector implements TextDetector, AutoCloseable {
  private static final String MODEL = "ch_PP-OCRv4_det_infer.onnx";
  /** The network halves its picture five times. */
  private static final int MULTIPLE = 32;
  private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
  private static final float[] DEVIATION = {0.229f, 0.224f, 0.225f};
  /** As PP-OCRv4 was published: what is text, and what an island's mean must be. */
  private static final double TEXT = 0.3;
  private static final double LEAST_SCORE = 0.5;
  /** How far an island is grown: its area by its outline, so many times. */
  private static final double GROW = 2.0;
  private static final int LEAST_SIDE = 3;

  private final TextNetwork network;

  public DbDetector(int threads) {
    network = new TextNetwork(MODEL, threads);
  }

  @Override
  public List<TextLine> detect(Picture page, int longest) {
    double scale = (double) longest / Math.max(page.width(), page.height());
    int width = side(page.width() * scale);
    int height = side(page.height() * scale);
    float[] pixels = new float[3 * width * height];
    TextNetwork.put(page, MEAN, DEVIATION, width, height, width, pixels, 0);
    float[] map = network.run(pixels, 1, height, width);
    double across = (double) page.width() / width;
    double down = (double) page.height() / height;
    return lines(map, width, height).stream()
        .map(line -> new TextLine(line.x() * across, line.y() * down, line.width() * across,
            line.height() * down, line.angle(), line.score()))
        .sorted(Comparator.comparingDouble(TextLine::y))
        .toList();
  }

  private static int side(double pixels) {
    return (int) Math.max(MULTIPLE, Math.round(pixels / MULTIPLE) * MULTIPLE);
  }

  private static List<TextLine> lines(float[] probabilities, int width, int height) {
    try (PointerScope _ = new PointerScope()) {
      Mat map = new Mat(height, width, opencv_core.CV_32FC1);
      new FloatPointer(map.data()).put(probabilities);
      Mat text = new Mat();
      opencv_imgproc.threshold(map, text, TEXT, 255, opencv_imgproc.THRESH_BINARY);
      text.convertTo(text, opencv_core.CV_8U);
      MatVector islands = new MatVector();
      opencv_imgproc.findContours(text, islands, opencv_imgproc.RETR_LIST,
          opencv_imgproc.CHAIN_APPROX_SIMPLE);
      List<TextLine> lines = new ArrayList<>();
      for (long i = 0; i < islands.size(); i++) {
        RotatedRect rectangle = opencv_imgproc.minAreaRect(islands.get(i));
        if (Math.min(rectangle.size().width(), rectangle.size().height()) >= LEAST_SIDE) {
          double score = score(map, islands.get(i));
          if (score >= LEAST_SCORE) {
            lines.add(grown(rectangle, score));
          }
        }
      }
      return lines;
    }
  }

  /** The mean within an island. */
  private static double score(Mat map, Mat island) {
    Rect box = opencv_imgproc.boundingRect(island);
    Mat inside = new Mat(box.size(), opencv_core.CV_8UC1, new Scalar(0));
    opencv_imgproc.drawContours(inside, new MatVector(island), 0, new Scalar(255), opencv_imgproc.FILLED,
        opencv_imgproc.LINE_8, new Mat(), Integer.MAX_VALUE, new Point(-box.x(), -box.y()));
    return opencv_core.mean(new Mat(map, box), inside).get(0);
  }

  private static TextLine grown(RotatedRect island, double score) {
    double width = island.size().width();
    double height = island.size().height();
    double angle = island.angle();
    if (Math.abs(angle) > 45) { // which side is the width is OpenCV's choice
      angle -= Math.copySign(90, angle);
      double swap = width;
      width = height;
      height = swap;
    }
    double by = GROW * width * height / (2 * (width + height));
    return new TextLine(island.center().x(), island.center().y(), width + 2 * by, height + 2 * by, angle,
        score);
  }

  @Override
  public void close() {
    network.close();
  }
}
