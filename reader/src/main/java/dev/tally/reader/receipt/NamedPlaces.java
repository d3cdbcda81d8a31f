package dev.tally.reader.receipt;

import dev.tally.reader.Box;
import dev.tally.reader.Reading;
import dev.tally.reader.image.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads just the places of a photo that somebody named. */
public final class NamedPlaces {
  /** What begins and ends this near to the edges of a named place, as a share of its height, runs through it, */
  private static final double EDGE = 0.03;
  /** and is no digit where it is so many times as high as most. */
  private static final double PAST_DIGITS = 1.2;

  private NamedPlaces() {}

  /**
   * Reads each of those places as a picture of its own.
   *
   * @param boxes within the photo, relative to it
   * @param reader of one digit or number
   * @return a field each, its boxes relative to the photo; the total is the one field's reading where there is one
   */
  public static Receipt read(Picture photo, List<Box> boxes, Function<Picture, Reading> reader) {
    List<Receipt.Field> fields = boxes.stream()
        .map(box -> new Receipt.Field(Receipt.Kind.UNKNOWN, 0,
            withoutRules(reader.apply(photo.crop(box.in(photo.width(), photo.height())))).inPhoto(box), box))
        .toList();
    Reading total = fields.size() == 1
        ? fields.getFirst().reading()
        : new Reading.Unreadable("only the places named were read");
    return new Receipt(total, fields, List.of(new Receipt.Corner(0, 0), new Receipt.Corner(1, 0),
        new Receipt.Corner(1, 1), new Receipt.Corner(0, 1)), false, List.of(), List.of());
  }

  /** A number in which a stroke runs from the place's upper to its lower edge, past all digits: a form's rule reads as a one. */
  private static Reading withoutRules(Reading reading) {
    if (!(reading instanceof Reading.Read read)) {
      return reading;
    }
    double[] heights = read.parts().stream().mapToDouble(part -> part.box().height()).sorted().toArray();
    boolean ruled = read.parts()
        .stream()
        .map(Reading.Part::box)
        .anyMatch(box -> box.y() < EDGE && box.y() + box.height() > 1 - EDGE
            && box.height() > PAST_DIGITS * heights[heights.length / 2]);
    if (!ruled) {
      return reading;
    }
    List<Reading.Candidate> candidates = new ArrayList<>(List.of(read.best()));
    candidates.addAll(read.alternatives());
    return new Reading.Unsure(candidates,
        "one of the digits may be a rule; name the number's place without it", read.box(), read.parts());
  }
}
