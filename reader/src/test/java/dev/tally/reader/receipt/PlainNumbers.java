package dev.tally.reader.receipt;

import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.glyph.Strip;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.layout.Labels.Labelled;
import dev.tally.reader.layout.Lexicon;
import dev.tally.reader.layout.NumberBox;
import dev.tally.reader.number.Marks;
import dev.tally.reader.number.NumberLine;
import dev.tally.reader.number.Spelling;
import dev.tally.reader.text.RecognizedText;
import dev.tally.reader.text.RecognizedText.Letter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** A page's numbers as plain values: a row, its label, and what it says. */
final class PlainNumbers {
  private PlainNumbers() {}

  /** A printed amount. */
  static BoxReading print(int row, String label, String amount) {
    return number(row, label, NumberLine.none("print"), text(amount, 0.998));
  }

  /** A handwritten one that may be several. */
  static BoxReading hand(int row, String label, Candidate... candidates) {
    List<Candidate> all = List.of(candidates);
    double known = all.stream().mapToDouble(Candidate::confidence).sum();
    return number(row, label, new NumberLine(all, List.of(), known, 0, ""), text("~", 0.3));
  }

  /** The same, of which print would be something. */
  static BoxReading hand(int row, String label, String print, Candidate candidate) {
    return number(row, label, new NumberLine(List.of(candidate), List.of(), candidate.confidence(), 0, ""),
        text(print, 0.3));
  }

  static Candidate candidate(String text, double probability) {
    return new Candidate(text.replaceAll("[^0-9]", ""), text, probability);
  }

  static RecognizedText text(String text, double probability) {
    List<Letter> letters = IntStream.range(0, text.length())
        .mapToObj(i -> new Letter(text.charAt(i), (i + 0.5) / text.length(), probability))
        .toList();
    return new RecognizedText(letters, new float[12]);
  }

  static BoxReading number(int row, String label, NumberLine line, RecognizedText print) {
    PixelBox box = new PixelBox(250, 40 + 40 * row, 80, 24);
    Optional<Labelled> left = Lexicon.find(label)
        .map(match -> new Labelled(match.label(), match.share(), label));
    return new BoxReading(new NumberBox(box, Optional.empty(), ""), line, print, Optional.empty(),
        OptionalDouble.empty(), 0, line.candidates().isEmpty() ? 0 : 1, left, Optional.empty(),
        Optional.empty());
  }

  /** The same number somewhere else. */
  static BoxReading at(int x, int y, int width, int height, BoxReading one) {
    NumberBox place = new NumberBox(new PixelBox(x, y, width, height), Optional.empty(), "",
        one.place().isSigned());
    return new BoxReading(place, one.line(), one.print(), one.cents(), one.unevenness(), one.tint(),
        one.hand(), one.left(), one.above(), one.unread());
  }

  /** With a currency sign before it. */
  static BoxReading signed(BoxReading one) {
    return new BoxReading(new NumberBox(one.box(), Optional.empty(), "", true), one.line(), one.print(),
        one.cents(), one.unevenness(), one.tint(), one.hand(), one.left(), one.above(), one.unread());
  }

  /** With a label of which so much is the label's, in its row or above it. */
  static BoxReading labelled(BoxReading one, Optional<Labelled> left, Optional<Labelled> above) {
    return new BoxReading(one.place(), one.line(), one.print(), one.cents(), one.unevenness(), one.tint(),
        one.hand(), left, above, one.unread());
  }

  /** With ink beside it that was not read. */
  static BoxReading cut(BoxReading one, Unread side) {
    return new BoxReading(one.place(), one.line(), one.print(), one.cents(), one.unevenness(), one.tint(),
        one.hand(), one.left(), one.above(), Optional.of(side));
  }

  /** With a column of cents beside it. */
  static BoxReading cents(BoxReading one, Candidate cents) {
    return cents(one, cents, NumberLine.none(""));
  }

  /** With a column of cents beside it, and what both are as one number. */
  static BoxReading cents(BoxReading one, Candidate cents, NumberLine joint) {
    return new BoxReading(one.place(), one.line(), one.print(),
        Optional.of(new BoxReading.CentsColumn(new NumberLine(List.of(cents), List.of(), 1, 0, ""), joint)),
        one.unevenness(), one.tint(), one.hand(), one.left(), one.above(), one.unread());
  }

  /** Seen by a network to which a mark before the last two of these digits is so probable. */
  static BoxReading seen(BoxReading one, String digits, double cents) {
    NumberLine line = one.line();
    Marks marks = new Marks(spelling(digits, cents), Optional.empty());
    return new BoxReading(one.place(),
        new NumberLine(line.candidates(), line.glyphs(), line.certainty(), line.none(), line.reason(),
            Optional.of(marks)),
        one.print(), one.cents(), one.unevenness(), one.tint(), one.hand(), one.left(), one.above(),
        one.unread());
  }

  /** Of these digits, each at a place of its own, with one place between for what parts them. */
  static Spelling spelling(String digits, double cents) {
    float[] places = new float[(2 * digits.length() - 1) * Strip.CLASSES];
    for (int i = 0; i < digits.length(); i++) {
      places[2 * i * Strip.CLASSES + digits.charAt(i) - '0'] = 1;
      if (i > 0) {
        double mark = i == digits.length() - 2 ? cents : 0;
        places[(2 * i - 1) * Strip.CLASSES + Strip.MARK] = (float) mark;
        places[2 * i * Strip.CLASSES - 1] = (float) (1 - mark);
      }
    }
    return new Spelling(places);
  }
}
