package dev.tally.reader.layout;

import dev.tally.reader.image.Picture;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.rule.Rule;
import dev.tally.reader.text.PageLine;
import dev.tally.reader.text.TextReader;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Looks again, and closer, for the number to the right of a label: on a whole page a detector cuts large writing into pieces or misses it,
 * while beside its label it fills the view.
 */
public final class CloserLook {
  /** Of the label's heights: how far above and below it the number may reach, and how far to the right it may lie. */
  private static final double AROUND = 0.8;
  private static final double FAR = 14;
  /** The label is seen, too: without it the detector takes some numbers for no text. */
  private static final double MARGIN = 0.5;
  /** Pixels of the label's height that the detector sees, one after the other; at 24 to 40 it finds whole numbers best. */
  private static final List<Integer> HEIGHTS = List.of(28, 40);
  /** Pieces of a number stand closer than this, in heights of the label. */
  private static final double JOINED = 1.6;
  /** A piece lies in the label's row if its middle is not further off, in heights of the label. */
  private static final double IN_ROW = 0.8;

  private CloserLook() {}

  /**
   * The number beside a label.
   *
   * @param label its box, with what belongs to it
   * @param upright rules of the page; a number does not go on beyond a second one
   */
  public static Optional<PageLine> right(Picture page, PixelBox label, List<Rule> upright, TextReader text) {
    int height = label.height();
    int x = (int) Math.max(0, label.x() - MARGIN * height);
    int y = (int) Math.max(0, label.y() - AROUND * height);
    int bottom = (int) Math.min(page.height(), label.bottom() + AROUND * height);
    int right = (int) Math.min(page.width(), Math.min(label.right() + FAR * height, end(label, upright)));
    if (right - label.right() < height) {
      return Optional.empty();
    }
    PixelBox part = new PixelBox(x, y, right - x, bottom - y);
    return number(page.crop(part), label, part, text)
        .map(box -> new PageLine(box, text.readLine(page.crop(box))));
  }

  /** Before the second rule behind the label, or the first where that is far: the cell beside the label ends there. */
  private static double end(PixelBox label, List<Rule> upright) {
    List<Rule> behind = upright.stream()
        .filter(rule -> rule.at() > label.right() - label.height() / 2.0 && rule.crosses(label))
        .sorted(Comparator.comparingDouble(Rule::at))
        .toList();
    return behind.stream()
        .mapToDouble(Rule::at)
        .filter(at -> at > label.right() + 2 * label.height())
        .findFirst()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** On the page: all pieces in the label's row behind it, as far as they stand close together. */
  private static Optional<PixelBox> number(Picture part, PixelBox label, PixelBox around, TextReader text) {
    double height = label.height();
    List<PixelBox> pieces = HEIGHTS.stream()
        .map(seen -> (int) (seen * Math.max(part.width(), part.height()) / height))
        .flatMap(longest -> text.find(part, longest).stream())
        .map(line -> line.box(part.width(), part.height()))
        .filter(box -> Math.abs(box.centreY() + around.y() - label.centreY()) < IN_ROW * height)
        .map(box -> behind(box, label.right() - around.x()))
        .flatMap(Optional::stream)
        .sorted(Comparator.comparingInt(PixelBox::x))
        .toList();
    PixelBox number = null;
    for (PixelBox piece : pieces) {
      if (number == null || piece.x() - number.right() < JOINED * height) {
        number = number == null ? piece : number.union(piece);
      }
    }
    return Optional.ofNullable(number)
        .map(box -> new PixelBox(around.x() + box.x(), around.y() + box.y(), box.width(), box.height()));
  }

  /** What of a piece lies behind the label: the label itself is seen, too, and may be one piece with the number. */
  private static Optional<PixelBox> behind(PixelBox piece, int label) {
    int x = Math.max(piece.x(), label);
    return piece.right() - x > piece.height() / 3.0
        ? Optional.of(new PixelBox(x, piece.y(), piece.right() - x, piece.height()))
        : Optional.empty();
  }
}
