package dev.tally.reader.glyph;

/** The part of a square picture that its ink lies in: {@code right} and {@code bottom} are the first pixels behind it. */
record Bounds(int left, int top, int right, int bottom) {

  static Bounds ofMiddle(int side, int width, int height) {
    int left = (side - width) / 2;
    int top = (side - height) / 2;
    return new Bounds(left, top, left + width, top + height);
  }

  Bounds grown(int by) {
    return new Bounds(left - by, top - by, right + by, bottom + by);
  }

  Bounds within(int first, int end) {
    return new Bounds(Math.max(first, left), Math.max(first, top), Math.min(end, right),
        Math.min(end, bottom));
  }

  int width() {
    return right - left;
  }

  /** Where the first pixel lies among all of the picture's. */
  int first(int side) {
    return top * side + left;
  }

  /** Where the pixel behind the last one lies. */
  int end(int side) {
    return (bottom - 1) * side + right;
  }
}
