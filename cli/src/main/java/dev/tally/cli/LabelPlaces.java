package dev.tally.cli;

import dev.tally.reader.image.PixelBox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where labels go on a picture: beside what they name, inside the picture, and over as little as can be of what is to be seen. */
final class LabelPlaces {
  private static final int GAP = 3;

  private final int width;
  private final int height;
  /** What a label must not cover: first what is named, then the labels as well. */
  private final List<PixelBox> taken;

  /** @param named all that gets a label */
  LabelPlaces(int width, int height, List<PixelBox> named) {
    this.width = width;
    this.height = height;
    this.taken = new ArrayList<>(named);
  }

  /** The first of above, below, right and left that covers nothing, or the one that covers least; taken from now on. */
  PixelBox next(PixelBox named, int labelWidth, int labelHeight) {
    PixelBox place = List
        .of(inside(named.x(), named.y() - labelHeight - GAP, labelWidth, labelHeight),
            inside(named.x(), named.bottom() + GAP, labelWidth, labelHeight),
            inside(named.right() + GAP, named.y(), labelWidth, labelHeight),
            inside(named.x() - labelWidth - GAP, named.y(), labelWidth, labelHeight))
        .stream()
        .min(Comparator.comparingLong(this::covered))
        .orElseThrow();
    taken.add(place);
    return place;
  }

  private PixelBox inside(int x, int y, int labelWidth, int labelHeight) {
    return new PixelBox(Math.max(0, Math.min(x, width - labelWidth)),
        Math.max(0, Math.min(y, height - labelHeight)), labelWidth, labelHeight);
  }

  private long covered(PixelBox place) {
    return taken.stream().mapToLong(other -> (long) place.overlapX(other) * place.overlapY(other)).sum();
  }
}
