package dev.tally.reader.receipt;

import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.Reason;
import dev.tally.reader.Reason.Code;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.layout.Lexicon;
import dev.tally.reader.page.Page;
import dev.tally.reader.text.PageLine;
import dev.tally.reader.text.TextRows;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whose bill it is, by its print: the line right above the address. It is sure where nothing else above the address could be the name, or
 * where a word of it stands elsewhere, too, as in a logo, a web address or a greeting. How often that is right: docs/why/receipts.md,
 * "Dates and merchants".
 */
final class Merchant {
  /** A hand's words, read as if they were print, have letters of which the reader is not so sure. */
  private static final double SURE = 0.8;
  private static final int FEWEST_LETTERS = 3;
  /** A line that is mostly a label's words names nobody. */
  private static final double LABEL = 0.6;
  /** Name and address stand among so many lines at the top. */
  private static final int TOP = 8;
  /** Shorter words stand anywhere. */
  private static final int WORD = 4;
  /** A house number and a street, a street's word, a postal code behind a place, or a telephone number. */
  private static final Pattern ADDRESS = Pattern.compile(
      "(?:no|lot|#)\\W*\\d.*|\\W*\\d{2,6}\\W*\\p{L}.*\\p{L}{2}.*"
          + "|.*\\b(?:street|st\\.|road|rd|avenue|ave|blvd|highway|jalan|jln|stra(?:ss|ß)e|rue|calle|rua|via)\\b.*"
          + "|.*\\p{L}{2}[,. ]*\\d{5}(?:-\\d{4})?\\b.*|.*\\d{3}\\W{0,3}\\d{3}\\W?\\d{4}\\b.*",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private final Page page;
  private final TextRows rows;

  Merchant(Page page, TextRows rows) {
    this.page = page;
    this.rows = rows;
  }

  Reading read() {
    List<PageLine> top = rows.lines().stream().filter(line -> !text(line).isEmpty()).limit(TOP).toList();
    Optional<PageLine> address = top.stream()
        .filter(line -> ADDRESS.matcher(text(line)).matches())
        .findFirst();
    List<PageLine> names = top.stream()
        .filter(Merchant::mayBeName)
        .filter(line -> address.isEmpty() || isAbove(line, address.get()))
        .toList();
    if (names.isEmpty()) {
      return new Reading.Unreadable(Code.NO_NAME, "no printed name was found");
    }
    PageLine name = address.isPresent()
        ? names.getLast()
        : names.stream().max(Comparator.comparingInt(line -> line.box().height())).orElseThrow();
    List<PageLine> row = names.stream()
        .filter(line -> line.equals(name) || isBeside(line, name))
        .sorted(Comparator.comparingInt(line -> line.box().x()))
        .toList();
    boolean alone = row.size() == names.size() || isNamedElsewhere(row);
    return reading(row, address.isEmpty()
        ? Optional.of(new Reason(Code.NO_ADDRESS, "no address stands below it"))
        : alone
            ? Optional.empty()
            : Optional
                .of(new Reason(Code.SEVERAL_NAMES, "more than one line above the address may be the name")));
  }

  private Reading reading(List<PageLine> row, Optional<Reason> doubt) {
    String name = row.stream().map(Merchant::text).collect(Collectors.joining(" "));
    double certainty = row.stream().mapToDouble(Merchant::certainty).min().orElseThrow();
    Candidate candidate = new Candidate(name, name, doubt.isPresent() ? certainty / 2 : certainty);
    PixelBox box = row.stream().map(PageLine::box).reduce(PixelBox::union).orElseThrow();
    return doubt
        .or(() -> certainty < SURE
            ? Optional.of(new Reason(Code.NOT_CLEAR, "the name is not clear"))
            : Optional.empty())
        .<Reading>map(reason -> new Reading.Unsure(List.of(candidate), reason, page.inPhoto(box), List.of()))
        .orElseGet(() -> new Reading.Read(candidate, List.of(), page.inPhoto(box), List.of()));
  }

  private boolean isAbove(PageLine line, PageLine other) {
    return line.box().centreY() < other.box().centreY() && !isBeside(line, other);
  }

  private boolean isBeside(PageLine line, PageLine other) {
    return rows.isLeft(line.box(), other.box()) || rows.isLeft(other.box(), line.box());
  }

  private boolean isNamedElsewhere(List<PageLine> row) {
    Set<String> words = row.stream()
        .flatMap(line -> Arrays.stream(text(line).toLowerCase(Locale.ROOT).split("\\P{L}+")))
        .filter(word -> word.length() >= WORD)
        .collect(Collectors.toSet());
    return rows.lines()
        .stream()
        .filter(line -> !row.contains(line))
        .map(line -> text(line).toLowerCase(Locale.ROOT))
        .anyMatch(text -> words.stream().anyMatch(text::contains));
  }

  private static String text(PageLine line) {
    return line.text().text().strip();
  }

  /** The probability of the least sure of its characters but for spaces, which print often lacks. */
  private static double certainty(PageLine line) {
    return line.text()
        .characters()
        .stream()
        .filter(letter -> letter.value() != ' ')
        .mapToDouble(letter -> isOfNames(letter.value()) ? letter.probability() : 0)
        .min()
        .orElse(0);
  }

  private static boolean isOfNames(char letter) {
    return Character.isLetterOrDigit(letter) || "&.,'-/()".indexOf(letter) >= 0;
  }

  private static boolean mayBeName(PageLine line) {
    String text = text(line);
    long letters = text.chars().filter(Character::isLetter).count();
    long digits = text.chars().filter(Character::isDigit).count();
    return letters >= FEWEST_LETTERS && !text.endsWith(":") && digits < letters / 2.0
        && Lexicon.find(text).filter(match -> match.share() >= LABEL).isEmpty();
  }
}
