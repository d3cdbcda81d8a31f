package dev.tally.cli;

import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.corpus.Result;
import dev.tally.reader.corpus.Score;
import dev.tally.reader.image.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** The surest mistakes on one sheet: picture, what was expected, what was read and how surely. */
final class Gallery {
  private static final int COLUMNS = 6;
  private static final int MOST = 60;
  private static final int WIDTH = 200;
  private static final int HEIGHT = 100;
  private static final int TEXT = 40;

  private Gallery() {}

  static void write(Score score, Function<Result, Picture> pictures, Path file) throws IOException {
    List<Result> worst = score.results()
        .stream()
        .filter(result -> !result.isBestExpected())
        .sorted(Comparator.comparingDouble((Result r) -> r.best().map(Candidate::confidence).orElse(0.0))
            .reversed())
        .limit(MOST)
        .toList();
    int rows = Math.max(1, Math.ceilDiv(worst.size(), COLUMNS));
    try (PointerScope _ = new PointerScope()) {
      Mat sheet = new Mat(rows * (HEIGHT + TEXT), COLUMNS * WIDTH, opencv_core.CV_8UC3,
          new Scalar(255, 255, 255, 0));
      for (int i = 0; i < worst.size(); i++) {
        draw(worst.get(i), pictures.apply(worst.get(i)), sheet, i % COLUMNS * WIDTH,
            i / COLUMNS * (HEIGHT + TEXT));
      }
      byte[] rgb = new byte[Math.toIntExact(sheet.total() * 3)];
      sheet.data().get(rgb);
      Files.write(file, new Picture(sheet.cols(), sheet.rows(), rgb).toPng());
    }
  }

  private static void draw(Result result, Picture picture, Mat sheet, int x, int y) {
    double scale = Math.min((WIDTH - 8.0) / picture.width(), (HEIGHT - 8.0) / picture.height());
    int width = (int) Math.max(1, picture.width() * scale);
    int height = (int) Math.max(1, picture.height() * scale);
    Mat from = new Mat(picture.height(), picture.width(), opencv_core.CV_8UC3);
    from.data().put(picture.rgb(), 0, picture.rgb().length);
    Mat place = new Mat(sheet, new Rect(x + 4, y + 4, width, height));
    opencv_imgproc.resize(from, place, new Size(width, height), 0, 0,
        scale < 1 ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_NEAREST);
    text(sheet, "is " + result.item().expected(), x + 4, y + HEIGHT + 12, new Scalar(0, 110, 0, 0));
    String read = result.best()
        .map(best -> String.format(Locale.ROOT, "read %s %.3f", best.value(), best.confidence()))
        .orElse("refused");
    text(sheet, read, x + 4, y + HEIGHT + 28, new Scalar(190, 0, 0, 0));
  }

  private static void text(Mat sheet, String text, int x, int y, Scalar colour) {
    opencv_imgproc.putText(sheet, text, new Point(x, y), opencv_imgproc.FONT_HERSHEY_SIMPLEX, 0.42, colour, 1,
        opencv_imgproc.LINE_AA, false);
  }
}
