package dev.tally.reader.page;

import java.util.List;

/** Four corners, from the upper left clockwise. */
public record Quad(Place upperLeft, Place upperRight, Place lowerRight, Place lowerLeft) {

  static Quad whole(double width, double height) {
    return new Quad(new Place(0, 0), new Place(width, 0), new Place(width, height), new Place(0, height));
  }

  /** Any four corners in order round the quad, turned so that the one nearest to the origin comes first. */
  static Quad ordered(List<Place> round) {
    int first = 0;
    for (int i = 1; i < 4; i++) {
      if (round.get(i).x() + round.get(i).y() < round.get(first).x() + round.get(first).y()) {
        first = i;
      }
    }
    Place a = round.get(first);
    Place b = round.get((first + 1) % 4);
    Place c = round.get((first + 2) % 4);
    Place d = round.get((first + 3) % 4);
    boolean clockwise = (b.x() - a.x()) * (d.y() - a.y()) - (b.y() - a.y()) * (d.x() - a.x()) > 0;
    return clockwise ? new Quad(a, b, c, d) : new Quad(a, d, c, b);
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
