package dev.tally.reader.layout;

import dev.tally.reader.image.PixelBox;
import dev.tally.reader.rule.Rule;
import dev.tally.reader.text.PageLine;
import dev.tally.reader.text.RecognizedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The places in lines of text where numbers stand. A line may be a number, words, or words and a number behind them; where print has a
 * word for an amount's label, what follows it is the number, however it is misread. What an upright rule parts are two numbers, and what
 * stands close together without one is one.
 */
public final class NumberBoxes {
  /** What is written without so many letters may be digits for all that: {@code OI} is 01. */
  private static final int FEWEST_LETTERS = 3;
  private static final Pattern AMOUNT_BEHIND = Pattern
      .compile("(?<=^|[\\s$:=]|RM|Rs)([0-9][0-9., ]*[.,]\\s?[0-9]{2})(?=\\D{0,3}$)");
  private static final Pattern NUMBER_BEHIND = Pattern.compile("([0-9][0-9.,/'-]*)\\D{0,3}$");
  private static final Pattern CURRENCY = Pattern
      .compile("^[\\s:;.*@-]*([$€£₹¥]|[sS]\\s|RM|R?s?\\.?s\\.|Rs|USD|EUR|INR|MYR)?[\\s:.]*(?=[0-9A-Za-z])");
  private static final Pattern SIGN_ALONE = Pattern.compile("[\\s:.]*([$€£₹¥sS]|RM|Rs|R|RS)?[\\s:.]*");
  private static final Pattern SIGN = Pattern
      .compile("(?<![\\p{L}0-9])[:.]*([$€£₹¥]|RM|R?s?\\.?s\\.|Rs|RS|USD|EUR|INR|MYR)[:.]*\\s*$");
  /** A sign stands within so many of the number's heights before it. */
  private static final double SIGN_BEFORE = 1.5;
  /** A printed amount with its cents is complete. */
  private static final Pattern COMPLETE = Pattern.compile(".*[0-9][.,][0-9]{2}\\D{0,2}");
  /** Parts of one number stand closer than this, in heights of the lower, */
  private static final double JOINED = 0.5;
  /** and share so much of its height. */
  private static final double SAME_ROW = 0.5;
  /** An upright rule parts a number that reaches so far, in its heights, to both sides of it. */
  private static final double PARTED = 0.3;

  private final List<Rule> upright;

  /** @param upright rules of the page */
  public NumberBoxes(List<Rule> upright) {
    this.upright = List.copyOf(upright);
  }

  /** All of them, from top to bottom. */
  public List<NumberBox> of(List<PageLine> lines) {
    List<NumberBox> boxes = new ArrayList<>();
    lines.stream().flatMap(line -> parted(line).stream()).forEach(line -> number(line).ifPresent(boxes::add));
    boxes.sort(Comparator.comparingInt(number -> number.box().x()));
    List<NumberBox> joined = new ArrayList<>();
    for (NumberBox box : boxes) {
      Optional<NumberBox> beside = joined.stream().filter(other -> isJoined(other, box)).findFirst();
      beside.ifPresent(joined::remove);
      joined.add(beside.map(other -> new NumberBox(other.box().union(box.box()), Optional.empty(),
          other.words(), other.isSigned())).orElse(box));
    }
    joined.sort(Comparator.comparingDouble(number -> number.box().centreY()));
    return List.copyOf(joined);
  }

  /** The same boxes, those told that have a currency sign before them. */
  public static List<NumberBox> signed(List<NumberBox> boxes, List<PageLine> lines) {
    List<PixelBox> signs = lines.stream().flatMap(line -> sign(line).stream()).toList();
    return boxes.stream()
        .map(box -> signs.stream().anyMatch(sign -> isBefore(sign, box.box())) ? box.signed() : box)
        .toList();
  }

  /** The currency sign that a line is, or ends in behind words. */
  private static Optional<PixelBox> sign(PageLine line) {
    Matcher sign = SIGN.matcher(line.text().text());
    return sign.find() ? Optional.of(line.part(sign.start(), sign.end()).box()) : Optional.empty();
  }

  private static boolean isBefore(PixelBox sign, PixelBox number) {
    return sign.right() <= number.centreX() && number.x() - sign.right() < SIGN_BEFORE * number.height()
        && sign.overlapY(number) >= SAME_ROW * Math.min(sign.height(), number.height());
  }

  private boolean isJoined(NumberBox left, NumberBox right) {
    PixelBox one = left.box();
    PixelBox other = right.box();
    double low = Math.min(one.height(), other.height());
    return other.x() - one.right() < JOINED * low && one.overlapY(other) >= SAME_ROW * low
        && !isComplete(left) && !isComplete(right) && right.words().isEmpty()
        && upright.stream()
            .noneMatch(rule -> rule.crosses(one.union(other)) && rule.at() > one.centreX()
                && rule.at() < other.centreX());
  }

  /** Whether print shows an amount with its cents. */
  public static boolean isComplete(NumberBox number) {
    return number.print().filter(line -> COMPLETE.matcher(line.text().text()).matches()).isPresent();
  }

  /** A line's parts between upright rules. */
  private List<PageLine> parted(PageLine line) {
    PixelBox box = line.box();
    String text = line.text().text();
    // Print runs across no rule, but a blurred letter looks like one.
    if (digits(text) == 0 || COMPLETE.matcher(text).matches()) {
      return List.of(line);
    }
    for (Rule rule : upright) {
      double margin = PARTED * box.height();
      if (rule.crosses(box) && rule.at() > box.x() + margin && rule.at() < box.right() - margin) {
        double at = (rule.at() - box.x()) / box.width();
        int left = (int) line.text().characters().stream().filter(character -> character.at() < at).count();
        int count = line.text().characters().size();
        if (left > 0 && left < count) {
          List<PageLine> parts = new ArrayList<>(parted(line.part(0, left).until((int) rule.at())));
          parts.addAll(parted(line.part(left, count).from((int) rule.at())));
          return parts;
        }
      }
    }
    return List.of(line);
  }

  /** The number that a line holds, if any. */
  public static Optional<NumberBox> number(PageLine line) {
    String text = line.text().text();
    List<RecognizedText.Letter> characters = line.text().characters();
    int from = from(text);
    if (characters.isEmpty() || from < 0 || SIGN_ALONE.matcher(text).matches()) {
      return Optional.empty();
    }
    Matcher sign = CURRENCY.matcher(text.substring(from));
    int first = sign.lookingAt() ? from + sign.end() : from;
    if (first >= characters.size()) {
      return Optional.empty();
    }
    PageLine part = first == 0 ? line : line.part(first, characters.size());
    String words = text.substring(0, from).strip();
    return Optional.of(new NumberBox(part.box(), Optional.of(part), words,
        (sign.lookingAt() && sign.group(1) != null) || SIGN.matcher(words).find()));
  }

  /** Where a line's number begins; -1 where it has none. */
  private static int from(String text) {
    long letters = text.chars().filter(Character::isLetter).count();
    long digits = digits(text);
    if (digits == 0) {
      return letters < FEWEST_LETTERS ? 0 : -1;
    }
    Optional<Lexicon.Match> label = Lexicon.find(text);
    if (label.isPresent() && digits(text.substring(label.get().end())) > 0
        && digits(text.substring(0, label.get().end())) <= 2) {
      return label.get().end();
    }
    Matcher amount = AMOUNT_BEHIND.matcher(text);
    if (amount.find()) {
      return amount.start(1);
    }
    if (letters < FEWEST_LETTERS || digits >= letters) {
      return 0;
    }
    Matcher number = NUMBER_BEHIND.matcher(text);
    return number.find() ? number.start(1) : -1;
  }

  private static long digits(String text) {
    return text.chars().filter(c -> c >= '0' && c <= '9').count();
  }
}
