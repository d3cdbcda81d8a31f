package dev.tally.reader.receipt;

import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.layout.Labels.Labelled;
import dev.tally.reader.layout.Lexicon;
import dev.tally.reader.layout.NumberBox;
import dev.tally.reader.number.NumberLine;
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
    return new RecognizedText(letters, new float[11]);
  }

  static BoxReading number(int row, String label, NumberLine line, RecognizedText print) {
    PixelBox box = new PixelBox(250, 40 + 40 * row, 80, 24);
    Optional<Labelled> left = Lexicon.find(label)
        .map(match -> new Labelled(match.label(), match.share(), label));
    return new BoxReading(new NumberBox(box, Optional.empty(), ""), line, print, Optional.empty(),
        OptionalDouble.empty(), 0, line.candidates().isEmpty() ? 0 : 1, left, Optional.empty(),
        Optional.empty());
  }
}
