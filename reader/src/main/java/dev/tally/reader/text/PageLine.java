package dev.tally.reader.text;

import dev.tally.reader.image.PixelBox;

/**
 * A line of a page and what print it seems to be.
 *
 * @param box upright around it, in the page's pixels
 */
public record PageLine(PixelBox box, RecognizedText text) {

  /** Some of its characters, those from {@code from} on, before {@code to}, and where they lie. */
  public PageLine part(int from, int to) {
    int x = box.x() + (int) Math.round(text.edge(from) * box.width());
    int end = box.x() + (int) Math.round(text.edge(to) * box.width());
    return new PageLine(new PixelBox(x, box.y(), Math.max(1, end - x), box.height()), text.part(from, to));
  }

  /** The same, its box cut off behind its last character: what a reader saw nothing in may be writing that it cannot read. */
  public PageLine trimmed() {
    var characters = text.characters();
    if (characters.size() < 2) {
      return this;
    }
    double last = characters.getLast().at();
    double advance = (last - characters.getFirst().at()) / (characters.size() - 1);
    return last + 2 * advance >= 1 ? this : until(box.x() + (int) Math.round((last + advance) * box.width()));
  }

  /** The same, its box cut off at a column. */
  public PageLine until(int column) {
    return new PageLine(new PixelBox(box.x(), box.y(), Math.max(1, column - box.x()), box.height()), text);
  }

  /** The same, its box begun at a column. */
  public PageLine from(int column) {
    return new PageLine(new PixelBox(column, box.y(), Math.max(1, box.right() - column), box.height()), text);
  }
}
