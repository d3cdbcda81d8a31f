package dev.tally.reader.page;

/** A place in a picture in pixels, fractions too: x to the right, y down. */
public record Place(double x, double y) {
  double distance(Place other) {
    return Math.hypot(x - other.x, y - other.y);
  }
}
