package dev.tally.reader.image;

/** A rectangle of whole pixels: x and y of the upper left corner, width and height at least 1. */
public record PixelBox(int x, int y, int width, int height) {
  public PixelBox {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("an empty box: " + width + "x" + height);
    }
  }

  /** The first column to the right of it. */
  public int right() {
    return x + width;
  }

  /** The first row below it. */
  public int bottom() {
    return y + height;
  }

  public double centreX() {
    return x + width / 2.0;
  }

  public double centreY() {
    return y + height / 2.0;
  }

  /** The smallest box around both. */
  public PixelBox union(PixelBox other) {
    int left = Math.min(x, other.x);
    int top = Math.min(y, other.y);
    return new PixelBox(left, top, Math.max(right(), other.right()) - left,
        Math.max(bottom(), other.bottom()) - top);
  }

  public boolean contains(int column, int row) {
    return column >= x && column < right() && row >= y && row < bottom();
  }

  /** How many columns both have; 0 where none. */
  public int overlapX(PixelBox other) {
    return Math.max(0, Math.min(right(), other.right()) - Math.max(x, other.x));
  }

  /** How many rows both have; 0 where none. */
  public int overlapY(PixelBox other) {
    return Math.max(0, Math.min(bottom(), other.bottom()) - Math.max(y, other.y));
  }

  /** Whether any pixel is in both. */
  public boolean overlaps(PixelBox other) {
    return overlapX(other) > 0 && overlapY(other) > 0;
  }
}
