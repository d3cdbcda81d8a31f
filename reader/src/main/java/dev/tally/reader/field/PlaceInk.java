package dev.tally.reader.field;

import dev.tally.reader.Box;
import dev.tally.reader.Reason;
import dev.tally.reader.component.Components;
import dev.tally.reader.image.Picture;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.page.Ink;
import dev.tally.reader.page.InkFinder;
import dev.tally.reader.rule.Rules;
import java.util.List;
import java.util.Optional;

/**
 * What is written in a place that somebody named, as by a tap. Such a place is loose: it may cut a digit, and hold a form's rule and
 * some of the next line. So the ink is sought in a wider part of the photo, where rules are longer than any stroke; of what is left each
 * piece belongs to the place as a whole or not at all, and only those on the line in the middle do.
 *
 * @param ink of the pieces that belong to it
 * @param box around them, relative to the photo
 * @param tall the boxes of pieces as tall as digits, likewise
 * @param isTouched whether ink that adjoined theirs went with a rule, and may have been some of theirs
 * @param isParted whether a rule ran between them
 * @param doubt why they may not be one whole number; empty where they seem to be
 */
public record PlaceInk(Ink ink, Box box, List<Box> tall, boolean isTouched, boolean isParted,
    Optional<Reason> doubt) {
  public PlaceInk {
    tall = List.copyOf(tall);
  }

  /** How far around the place is looked, in its heights. */
  private static final double AROUND = 1.2;
  private static final double CLOSELY = 0.1;
  private static final int LONGEST_SIDE = 2000;

  /** Of a page whose ink is known already; boxes are relative to the page. */
  public static Optional<PlaceInk> of(Ink page, PixelBox place) {
    int by = (int) Math.ceil(AROUND * place.height());
    PixelBox around = widened(place, by, page.width(), page.height());
    PixelBox inner = new PixelBox(place.x() - around.x(), place.y() - around.y(), place.width(),
        place.height());
    return of(page.crop(around), inner, Box.of(around, page.width(), page.height()));
  }

  private static Optional<PlaceInk> of(Ink part, PixelBox inner, Box inPhoto) {
    Rules rules = Rules.around(part, inner.height());
    return PlacePieces.of(new Components(rules.ink()), part, inner)
        .map(pieces -> new PlaceInk(pieces.ink(),
            Box.of(pieces.box(), part.width(), part.height()).inPhoto(inPhoto),
            pieces.tall().map(box -> Box.of(box, part.width(), part.height()).inPhoto(inPhoto)).toList(),
            pieces.isTouched(part, rules.ink()), pieces.isParted(rules), pieces.doubt(rules)));
  }

  /** Empty where nothing is written there. */
  public static Optional<PlaceInk> of(Picture photo, PixelBox place) {
    return of(photo, place, AROUND);
  }

  /**
   * The same where nothing stands out from what is around: a shaded cell is darker than the paper beside it, but not than its own middle.
   * On bare paper it finds the paper's grain, so something must be known to be written there.
   */
  public static Optional<PlaceInk> closely(Picture photo, PixelBox place) {
    return of(photo, place, CLOSELY);
  }

  private static Optional<PlaceInk> of(Picture photo, PixelBox place, double heights) {
    PixelBox around = widened(place, (int) Math.ceil(heights * place.height()), photo.width(),
        photo.height());
    Picture part = photo.crop(around).within(LONGEST_SIDE);
    PixelBox inner = inPart(place, around, part);
    Box inPhoto = Box.of(around, photo.width(), photo.height());
    return InkFinder.find(part).flatMap(found -> of(found, inner, inPhoto));
  }

  private static PixelBox widened(PixelBox place, int by, int width, int height) {
    int x = Math.max(0, place.x() - by);
    int y = Math.max(0, place.y() - by);
    return new PixelBox(x, y, Math.min(width, place.right() + by) - x,
        Math.min(height, place.bottom() + by) - y);
  }

  private static PixelBox inPart(PixelBox place, PixelBox around, Picture part) {
    Box share = Box.of(
        new PixelBox(place.x() - around.x(), place.y() - around.y(), place.width(), place.height()),
        around.width(), around.height());
    return share.in(part.width(), part.height());
  }
}
