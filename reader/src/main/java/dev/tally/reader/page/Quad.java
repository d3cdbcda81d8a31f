package dev.tally.reader.page;

import java.util.List;

/** Four corners, from the upper left clockwise. */
public record Quad(Place upperLeft, Place upperRight, Place lowerRight, Place lowerLeft) {

  static Quad whole(double width, double height) {
    return new Quad(new Place(0, 0), new Place(width, 0), new Place(width, height), new Place(0, height));
  }

  /** The same corners, named as they are to one who turned his head clockwise by so many quarters. */
  Quad turned(int quarters) {
    List<Place> corners = corners();
    int first = Math.floorMod(quarters, 4);
    return new Quad(corners.get(first), corners.get((first + 1) % 4), corners.get((first + 2) % 4),
        corners.get((first + 3) % 4));
  }

  public List<Place> corners() {
    return List.of(upperLeft, upperRight, lowerRight, lowerLeft);
  }

  Quad scaled(double factor) {
    return new Quad(scaled(upperLeft, factor), scaled(upperRight, factor), scaled(lowerRight, factor),
        scaled(lowerLeft, factor));
  }

  private static Place scaled(Place place, double factor) {
    return new Place(place.x() * factor, place.y() * factor);
  }

  /** Whether all corners turn the same way. */
  boolean isConvex() {
    List<Place> corners = corners();
    int turns = 0;
    for (int i = 0; i < 4; i++) {
      Place a = corners.get(i);
      Place b = corners.get((i + 1) % 4);
      Place c = corners.get((i + 2) % 4);
      turns += (b.x() - a.x()) * (c.y() - b.y()) - (b.y() - a.y()) * (c.x() - b.x()) > 0 ? 1 : -1;
    }
    return Math.abs(turns) == 4;
  }

  /** By Gauss's formula. */
  double area() {
    double twice = 0;
    List<Place> corners = corners();
    for (int i = 0; i < 4; i++) {
      Place a = corners.get(i);
      Place b = corners.get((i + 1) % 4);
      twice += a.x() * b.y() - b.x() * a.y();
    }
    return Math.abs(twice) / 2;
  }

  /** The longer of top and bottom. */
  double width() {
    return Math.max(upperLeft.distance(upperRight), lowerLeft.distance(lowerRight));
  }

  /** The longer of the sides. */
  double height() {
    return Math.max(upperLeft.distance(lowerLeft), upperRight.distance(lowerRight));
  }
}
