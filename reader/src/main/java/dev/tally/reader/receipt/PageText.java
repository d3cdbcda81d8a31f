package dev.tally.reader.receipt;

import dev.tally.reader.image.Picture;
import dev.tally.reader.page.Page;
import dev.tally.reader.page.PageFinder;
import dev.tally.reader.text.PageLine;
import dev.tally.reader.text.TextLine;
import dev.tally.reader.text.TextReader;
import dev.tally.reader.text.TextRows;
import java.util.List;

/**
 * A page and its lines of text. The text has a say in what the page is: paper that leaves some of it out was found wrongly, and words
 * that can be read only upside down say that the page stands on its head.
 *
 * @param rows of lines that can matter
 * @param words that were surely read; with few of them nobody knows which way is up
 */
record PageText(Page page, TextRows rows, long words) {
  /** Text is known at this size, in pixels of the longer side, well enough to see where it is. */
  private static final int SIZE = 640;
  /**
   * Of 112 photos, half of them made up, those with less of their text than this on the paper that was found had lost a part of it; of
   * those with 0.83 to 0.91 one had, the others have print beside the paper.
   */
  private static final double ON_PAPER = 0.8;
  /** Words of fewer letters, and such that are less surely read, say nothing about which way is up. */
  private static final int LETTERS = 4;
  private static final double SURE = 0.9;
  /** With more sure words a page is upright. */
  private static final int FEW = 3;

  static PageText of(Picture photo, Page found, TextReader text) {
    Page page = found.found() && share(found, text.find(photo, SIZE)) < ON_PAPER
        ? PageFinder.whole(photo)
        : found;
    PageText upright = of(page, text);
    if (upright.words >= FEW) {
      return upright;
    }
    PageText turned = of(page.turned(), text);
    return turned.words > upright.words ? turned : upright;
  }

  private static PageText of(Page page, TextReader text) {
    TextRows rows = text.readRows(page.picture());
    return new PageText(page, rows, rows.lines().stream().filter(PageText::isSureWord).count());
  }

  /** Of all text, what lies on the paper, by area. */
  private static double share(Page page, List<TextLine> lines) {
    double all = lines.stream().mapToDouble(line -> line.width() * line.height()).sum();
    double on = lines.stream()
        .filter(line -> page.holds(line.x(), line.y()))
        .mapToDouble(line -> line.width() * line.height())
        .sum();
    return all == 0 ? 1 : on / all;
  }

  private static boolean isSureWord(PageLine line) {
    return line.text().confidence() >= SURE
        && line.text().text().chars().filter(Character::isLetter).count() >= LETTERS;
  }
}
