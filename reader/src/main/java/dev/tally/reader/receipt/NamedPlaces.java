package dev.tally.reader.receipt;

import dev.tally.reader.Box;
import dev.tally.reader.ReadOptions;
import dev.tally.reader.Reading;
import dev.tally.reader.Reason;
import dev.tally.reader.Reason.Code;
import dev.tally.reader.field.PlaceInk;
import dev.tally.reader.image.Picture;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.number.LineReader;
import dev.tally.reader.number.NumberReader;
import dev.tally.reader.number.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads just the places of a photo that somebody named. */
public final class NamedPlaces {
  /** Where a number's ink adjoined a rule's, some of it may be gone: so much of the doubt that is allowed otherwise is allowed. */
  private static final double ALLOWED_DOUBT = 0.25;
  /** A digit and the piece of ink that it is share so much of the narrower one's width. */
  private static final double SHARED = 0.5;
  /** What begins and ends this near to the edges of a named place, as a share of its height, or beyond, runs through it, */
  private static final double EDGE = 0.03;
  /** and is no digit where it is so many times as high as most. */
  private static final double PAST_DIGITS = 1.2;

  private NamedPlaces() {}

  /**
   * Reads each place as one digit.
   *
   * @param boxes within the photo, relative to it
   * @param reader of a picture of one digit
   * @return a field each, its boxes relative to the photo; the total is the one field's reading where there is one
   */
  public static Receipt digits(Picture photo, List<Box> boxes, Function<Picture, Reading> reader) {
    return fields(boxes, box -> reader.apply(photo.crop(box.in(photo.width(), photo.height()))).inPhoto(box));
  }

  /** Reads each place as one number, without the form's rules and without what reaches in from around it; as {@link #digits} else. */
  public static Receipt numbers(Picture photo, List<Box> boxes, LineReader lines,
      Optional<Function<Picture, Spelling>> print, ReadOptions options) {
    NumberReader reader = new NumberReader(lines, print, options);
    return fields(boxes, box -> number(photo, box, reader, options));
  }

  private static Reading number(Picture photo, Box box, NumberReader reader, ReadOptions options) {
    PixelBox place = box.in(photo.width(), photo.height());
    Optional<PlaceInk> found = PlaceInk.of(photo, place);
    if (found.isEmpty()) {
      return new Reading.Unreadable(Code.NO_INK, "no writing was made out in this place");
    }
    PlaceInk ink = found.get();
    boolean byRule = ink.isParted() || ink.isTouched();
    Optional<String> asItIs = byRule ? best(reader.read(photo.crop(place))) : Optional.empty();
    Reading reading = reader.read(photo.crop(place), ink.ink()).inPhoto(ink.box());
    if (!(reading instanceof Reading.Read read)) {
      return reading;
    }
    double least = 1 - ALLOWED_DOUBT * (1 - options.numberConfidence());
    boolean lost = byRule && (ink.isParted() || read.confidence() < least)
        && !asItIs.equals(Optional.of(read.value()));
    return ink.doubt()
        .or(() -> lost
            ? Optional.of(
                new Reason(Code.RULE_IN_NUMBER, "without the form's rule it is read otherwise than with it"))
            : Optional.empty())
        .or(() -> ink.tall().stream().allMatch(piece -> isDigit(piece, read))
            ? Optional.empty()
            : Optional.of(new Reason(Code.UNREAD_INK, "something as tall as a digit was not read")))
        .or(() -> isRuled(read, box)
            ? Optional.of(new Reason(Code.RULE_IN_NUMBER,
                "one of the digits may be a rule; name the number's place without it"))
            : Optional.empty())
        .<Reading>map(why -> unsure(read, why))
        .orElse(read);
  }

  private static Optional<String> best(Reading reading) {
    return switch (reading) {
      case Reading.Read read -> Optional.of(read.value());
      case Reading.Unsure unsure -> Optional.of(unsure.candidates().getFirst().value());
      case Reading.Unreadable _ -> Optional.empty();
    };
  }

  /** Whether a piece of ink is one of the digits, or some of it, or several. */
  private static boolean isDigit(Box piece, Reading.Read read) {
    return read.parts()
        .stream()
        .filter(part -> Character.isDigit(part.text().charAt(0)))
        .map(Reading.Part::box)
        .anyMatch(box -> Math.min(box.x() + box.width(), piece.x() + piece.width())
            - Math.max(box.x(), piece.x()) > SHARED * Math.min(box.width(), piece.width()));
  }

  /** Whether a stroke runs from the place's upper to its lower edge, past all digits: what is left of a form's rule reads as a one. */
  private static boolean isRuled(Reading.Read read, Box place) {
    double[] heights = read.parts().stream().mapToDouble(part -> part.box().height()).sorted().toArray();
    double edge = EDGE * place.height();
    return read.parts()
        .stream()
        .map(Reading.Part::box)
        .anyMatch(
            box -> box.y() < place.y() + edge && box.y() + box.height() > place.y() + place.height() - edge
                && box.height() > PAST_DIGITS * heights[heights.length / 2]);
  }

  private static Reading unsure(Reading.Read read, Reason why) {
    List<Reading.Candidate> candidates = new ArrayList<>(List.of(read.best()));
    candidates.addAll(read.alternatives());
    return new Reading.Unsure(candidates, why, read.box(), read.parts());
  }

  private static Receipt fields(List<Box> boxes, Function<Box, Reading> reader) {
    List<Receipt.Field> fields = boxes.stream()
        .map(box -> new Receipt.Field(Receipt.Kind.UNKNOWN, 0, reader.apply(box), box))
        .toList();
    Reading total = fields.size() == 1
        ? fields.getFirst().reading()
        : new Reading.Unreadable(Code.ONLY_PLACES, "only the places named were read");
    return new Receipt(total, Receipt.Head.NOT_READ, fields, List.of(new Receipt.Corner(0, 0),
        new Receipt.Corner(1, 0), new Receipt.Corner(1, 1), new Receipt.Corner(0, 1)), false, List.of(),
        List.of());
  }
}
