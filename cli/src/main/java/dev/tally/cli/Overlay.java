package dev.tally.cli;

import dev.tally.reader.Box;
import dev.tally.reader.Reading;
import dev.tally.reader.image.Picture;
import dev.tally.reader.image.PictureMats;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.receipt.Receipt;
import dev.tally.reader.text.PageLine;
import dev.tally.trainer.data.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** What was read, drawn onto the photo: the paper's outline, each field's box and reading, and below it the reasons. */
final class Overlay {
  private static final int LONGEST = 1600;
  private static final Scalar SURE = new Scalar(0, 140, 0, 0);
  private static final Scalar DOUBT = new Scalar(220, 120, 0, 0);
  private static final Scalar PAPER = new Scalar(0, 90, 255, 0);
  private static final double TEXT = 0.6;
  private static final int LINE = 26;

  private Overlay() {}

  static void write(Picture photo, Receipt receipt, Path file) throws IOException {
    Picture small = photo.within(LONGEST);
    try (PointerScope _ = new PointerScope()) {
      List<String> lines = lines(receipt).stream()
          .flatMap(line -> wrapped(line, small.width() - 16))
          .toList();
      Mat sheet = new Mat(small.height() + LINE * lines.size() + 10, small.width(), opencv_core.CV_8UC3,
          new Scalar(255, 255, 255, 0));
      PictureMats.mat(small).copyTo(new Mat(sheet, new Rect(0, 0, small.width(), small.height())));
      outline(sheet, receipt, small);
      fields(sheet, receipt.fields(), small);
      for (int i = 0; i < lines.size(); i++) {
        text(sheet, lines.get(i), 8, small.height() + LINE * (i + 1) - 6, new Scalar(0, 0, 0, 0));
      }
      WholeFile.write(file, PictureMats.picture(sheet).toPng());
    }
  }

  /** Lines of print: their boxes on the photo, and right of it at the same heights what they say. */
  static void write(Picture photo, List<PageLine> lines, Path file) throws IOException {
    Picture small = photo.within(LONGEST);
    double scale = (double) small.width() / photo.width();
    try (PointerScope _ = new PointerScope()) {
      Mat sheet = new Mat(small.height(), 2 * small.width(), opencv_core.CV_8UC3,
          new Scalar(255, 255, 255, 0));
      PictureMats.mat(small).copyTo(new Mat(sheet, new Rect(0, 0, small.width(), small.height())));
      for (PageLine line : lines) {
        PixelBox box = line.box();
        int bottom = (int) (scale * box.bottom());
        Scalar colour = line.text().confidence() >= PrintCommand.SURE ? SURE : DOUBT;
        opencv_imgproc.rectangle(sheet, new Point((int) (scale * box.x()), (int) (scale * box.y())),
            new Point((int) (scale * box.right()), bottom), colour, 2, opencv_imgproc.LINE_AA, 0);
        text(sheet, line.text().text(), small.width() + (int) (scale * box.x()), bottom - 6, colour);
      }
      WholeFile.write(file, PictureMats.picture(sheet).toPng());
    }
  }

  private static List<String> lines(Receipt receipt) {
    String total = switch (receipt.total()) {
      case Reading.Read read ->
        String.format(Locale.ROOT, "total %s  %.1f %%", read.value(), 100 * read.confidence());
      case Reading.Unsure unsure -> "total unsure: " + unsure.reason();
      case Reading.Unreadable unreadable -> "total unreadable: " + unreadable.reason();
    };
    List<String> lines = new ArrayList<>(List.of(total));
    lines.addAll(receipt.because());
    lines.addAll(receipt.notes());
    return lines;
  }

  private static void outline(Mat sheet, Receipt receipt, Picture picture) {
    for (int i = 0; i < 4; i++) {
      Receipt.Corner from = receipt.paper().get(i);
      Receipt.Corner to = receipt.paper().get((i + 1) % 4);
      opencv_imgproc.line(sheet, point(from.x(), from.y(), picture), point(to.x(), to.y(), picture),
          receipt.paperFound() ? PAPER : DOUBT, 3, opencv_imgproc.LINE_AA, 0);
    }
  }

  private static Point point(double x, double y, Picture picture) {
    return new Point((int) (x * picture.width()), (int) (y * picture.height()));
  }

  private static void fields(Mat sheet, List<Receipt.Field> fields, Picture picture) {
    List<PixelBox> boxes = fields.stream().map(field -> pixels(field.box(), picture)).toList();
    LabelPlaces places = new LabelPlaces(picture.width(), picture.height(), boxes);
    for (int i = 0; i < boxes.size(); i++) {
      Receipt.Field field = fields.get(i);
      Scalar colour = field.reading() instanceof Reading.Read ? SURE : DOUBT;
      PixelBox box = boxes.get(i);
      opencv_imgproc.rectangle(sheet, new Point(box.x(), box.y()), new Point(box.right(), box.bottom()),
          colour, 2, opencv_imgproc.LINE_AA, 0);
      String label = label(field);
      Size size = size(label);
      PixelBox place = places.next(box, size.width() + 4, size.height() + 8);
      opencv_imgproc.rectangle(sheet, new Point(place.x(), place.y()),
          new Point(place.right() - 1, place.bottom() - 1), new Scalar(255, 255, 255, 0), -1,
          opencv_imgproc.LINE_8, 0);
      text(sheet, label, place.x() + 2, place.bottom() - 6, colour);
    }
  }

  private static PixelBox pixels(Box box, Picture picture) {
    Point from = point(box.x(), box.y(), picture);
    Point to = point(box.x() + box.width(), box.y() + box.height(), picture);
    return new PixelBox(from.x(), from.y(), Math.max(1, to.x() - from.x()), Math.max(1, to.y() - from.y()));
  }

  private static String label(Receipt.Field field) {
    String value = switch (field.reading()) {
      case Reading.Read read ->
        String.format(Locale.ROOT, "%s %.0f%%", read.value(), 100 * read.confidence());
      case Reading.Unsure unsure -> "? " + unsure.candidates().getFirst().value();
      case Reading.Unreadable _ -> "-";
    };
    return field.kind().name().toLowerCase(Locale.ROOT) + " " + value;
  }

  /** A sentence in as many lines as it takes. */
  private static Stream<String> wrapped(String sentence, int width) {
    List<String> lines = new ArrayList<>(List.of(""));
    for (String word : sentence.split(" ", -1)) {
      String longer = (lines.getLast() + " " + word).strip();
      if (lines.getLast().isEmpty() || size(longer).width() <= width) {
        lines.set(lines.size() - 1, longer);
      } else {
        lines.add(word);
      }
    }
    return lines.stream();
  }

  private static Size size(String text) {
    return opencv_imgproc.getTextSize(text, opencv_imgproc.FONT_HERSHEY_SIMPLEX, TEXT, 1, new int[1]);
  }

  /** Further left where it would be cut off at the right edge. */
  private static void text(Mat sheet, String text, int x, int y, Scalar colour) {
    int most = Math.max(0, sheet.cols() - size(text).width() - 2);
    opencv_imgproc.putText(sheet, text, new Point(Math.min(x, most), y), opencv_imgproc.FONT_HERSHEY_SIMPLEX,
        TEXT, colour, 1, opencv_imgproc.LINE_AA, false);
  }
}
