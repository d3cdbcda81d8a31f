package dev.tally.reader.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.image.PixelBox;
import dev.tally.reader.layout.NumberBox;
import dev.tally.reader.page.Ink;
import dev.tally.reader.rule.Rule;
import dev.tally.reader.rule.Rules;
import dev.tally.reader.text.PageLine;
import dev.tally.reader.text.TextRows;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A number 80 pixels wide and 30 high, and what is drawn beside it. */
final class SurroundingsTest {
  private static final int WIDTH = 300;
  private static final int HEIGHT = 100;
  private static final PixelBox PLACE = new PixelBox(100, 35, 80, 30);
  private static final NumberBox NUMBER = new NumberBox(PLACE, Optional.empty(), "");

  private final byte[] pixels = new byte[WIDTH * HEIGHT];

  private void fill(int x, int y, int width, int height, int ink) {
    for (int row = y; row < y + height; row++) {
      Arrays.fill(pixels, row * WIDTH + x, row * WIDTH + x + width, (byte) ink);
    }
  }

  private Surroundings surroundings(Rule... upright) {
    return new Surroundings(new Rules(new Ink(WIDTH, HEIGHT, pixels), List.of(upright), List.of()),
        new TextRows(List.of(), 0));
  }

  private boolean doubted(NumberBox number) {
    return surroundings().unread(number, Optional.empty()).isPresent();
  }

  @Test
  void aNumberAloneIsWhole() {
    assertFalse(doubted(NUMBER));
  }

  @Test
  void aStrokeCloseToEitherSideIsDoubted() {
    fill(85, 38, 4, 24, 255);
    assertTrue(doubted(NUMBER));
    assertFalse(doubted(new NumberBox(PLACE, Optional.empty(), "", true)), "a currency sign stands there");
    Arrays.fill(pixels, (byte) 0);
    fill(190, 38, 4, 24, 255);
    assertTrue(doubted(NUMBER));
  }

  @Test
  void theRestOfARuleIsNoStroke() {
    fill(190, 0, 3, HEIGHT, 255);
    assertFalse(doubted(NUMBER));
  }

  @Test
  void aShadedCellIsNoInkButAStrokeInItIs() {
    fill(0, 30, WIDTH, 40, 120);
    assertFalse(doubted(NUMBER));
    fill(85, 38, 4, 24, 255);
    assertTrue(doubted(NUMBER));
  }

  @Test
  void inkInANarrowerCellBehindIsCentsThoughNothingWasFoundThere() {
    Rule begin = new Rule(80, 0, HEIGHT);
    Rule between = new Rule(190, 0, HEIGHT);
    Rule end = new Rule(250, 0, HEIGHT);
    Rule wider = new Rule(299, 0, HEIGHT);
    assertEquals(Optional.empty(), cents(begin, between, end), "nothing is written there");
    fill(215, 38, 4, 24, 255);
    PixelBox cell = cents(begin, between, end).orElseThrow();
    assertTrue(cell.x() > 190 && cell.right() < 250 && cell.y() == PLACE.y(), cell::toString);
    assertEquals(Optional.empty(), cents(new Rule(140, 0, HEIGHT), between, wider), "a wider cell");
    assertEquals(Optional.empty(), cents(between, end), "its own cell is not seen");
    assertEquals(Optional.empty(), cents(begin, between), "no cell");
    Arrays.fill(pixels, (byte) 0);
    fill(205, 47, 16, 6, 255);
    assertEquals(Optional.empty(), cents(begin, between, end), "a dash for none");
  }

  private Optional<PixelBox> cents(Rule... upright) {
    return Optional.ofNullable(surroundings(upright).cents(List.of(NUMBER), List.of(NUMBER)).get(NUMBER))
        .map(NumberBox::box);
  }

  @Test
  void aDashForNoCentsIsNoDigit() {
    fill(190, 47, 16, 6, 255);
    assertFalse(doubted(NUMBER));
    fill(190, 42, 5, 16, 255);
    assertTrue(doubted(NUMBER), "as high as half a digit");
  }

  @Test
  void wordsAreReadAndDigitsMayBeMissedInThem() {
    fill(80, 38, 12, 24, 255);
    assertTrue(doubted(NUMBER));
    assertFalse(doubted(line(20, 75, "Total")));
    assertFalse(doubted(line(20, 75, "hand")));
    assertTrue(doubted(line(75, 20, "l")), "perhaps a one");
    assertTrue(doubted(line(20, 75, "To1")));
    Arrays.fill(pixels, (byte) 0);
    fill(190, 38, 12, 24, 255);
    assertFalse(doubted(line(188, 60, "only")));
    assertTrue(doubted(line(20, 75, "Total")));
  }

  private boolean doubted(PageLine beside) {
    return new Surroundings(new Rules(new Ink(WIDTH, HEIGHT, pixels), List.of(), List.of()),
        new TextRows(List.of(beside), 0)).unread(NUMBER, Optional.empty()).isPresent();
  }

  @Test
  void whatStandsBeforeARuleIsAnotherCells() {
    fill(80, 38, 5, 24, 255);
    assertTrue(doubted(NUMBER));
    assertTrue(surroundings(new Rule(90, 0, HEIGHT)).unread(NUMBER, Optional.empty()).isEmpty());
    assertTrue(surroundings(new Rule(75, 0, HEIGHT)).unread(NUMBER, Optional.empty()).isPresent());
  }

  @Test
  void whatStandsBehindARuleMayBeItsCents() {
    fill(200, 38, 5, 24, 255);
    assertTrue(surroundings(new Rule(190, 0, HEIGHT)).unread(NUMBER, Optional.empty()).isPresent());
  }

  /** A single figure is narrower than its cents are, its cell is not. */
  @Test
  void centsStandInTheNarrowerCell() {
    NumberBox one = new NumberBox(new PixelBox(150, 35, 20, 30), Optional.empty(), "");
    NumberBox cents = new NumberBox(new PixelBox(200, 38, 40, 24), Optional.empty(), "");
    Rule between = new Rule(190, 0, HEIGHT);
    assertEquals(cents,
        surroundings(new Rule(60, 0, HEIGHT), between, new Rule(260, 0, HEIGHT))
            .cents(List.of(one), List.of(one, cents))
            .get(one));
    assertTrue(surroundings(new Rule(130, 0, HEIGHT), between, new Rule(260, 0, HEIGHT))
        .cents(List.of(one), List.of(one, cents))
        .isEmpty(), "an amount beside its quantity");
    assertTrue(surroundings(between).cents(List.of(one), List.of(one, cents)).isEmpty(),
        "no cells are seen, and it is the wider one");
  }

  @Test
  void whatStandsBehindARuleInItsRowAreItsCents() {
    NumberBox cents = new NumberBox(new PixelBox(200, 38, 30, 24), Optional.empty(), "");
    Rule between = new Rule(190, 0, HEIGHT);
    assertEquals(cents, surroundings(between).cents(List.of(NUMBER), List.of(NUMBER, cents)).get(NUMBER));
    assertTrue(surroundings().cents(List.of(NUMBER), List.of(NUMBER, cents)).isEmpty(),
        "without a rule they are not apart");
  }

  @Test
  void centsAreTwoCharactersAndNotTheNextColumnsAmount() {
    Rule between = new Rule(190, 0, HEIGHT);
    NumberBox two = new NumberBox(new PixelBox(200, 38, 40, 24), Optional.of(line(200, 40, "Su")), "");
    NumberBox three = new NumberBox(two.box(), Optional.of(line(200, 40, "211")), "");
    assertEquals(two, surroundings(between).cents(List.of(NUMBER), List.of(NUMBER, two)).get(NUMBER));
    assertTrue(surroundings(between).cents(List.of(NUMBER), List.of(NUMBER, three)).isEmpty());
  }

  @Test
  void aNumberReachesToTheInkBesideItButOverNoRuleAndNoOtherLine() {
    assertEquals(new PixelBox(70, 35, 110, 30), surroundings().wider(NUMBER, Unread.BEFORE));
    assertEquals(new PixelBox(100, 35, 110, 30), surroundings().wider(NUMBER, Unread.BEHIND));
    Rule left = new Rule(90, 0, HEIGHT);
    Rule right = new Rule(190, 0, HEIGHT);
    assertEquals(new PixelBox(93, 35, 87, 30), surroundings(left, right).wider(NUMBER, Unread.BEFORE));
    assertEquals(new PixelBox(100, 35, 87, 30), surroundings(left, right).wider(NUMBER, Unread.BEHIND));
    assertEquals(new PixelBox(70, 35, 110, 30),
        surroundings(new Rule(90, 0, 20)).wider(NUMBER, Unread.BEFORE), "a rule that ends above it");
    TextRows rows = new TextRows(List.of(line(10, 80, "Total"), line(185, 20, "x")), 0);
    Surroundings among = new Surroundings(new Rules(new Ink(WIDTH, HEIGHT, pixels), List.of(), List.of()),
        rows);
    assertEquals(new PixelBox(90, 35, 90, 30), among.wider(NUMBER, Unread.BEFORE));
    assertEquals(new PixelBox(100, 35, 85, 30), among.wider(NUMBER, Unread.BEHIND));
  }

  private static PageLine line(int x, int width, String text) {
    return new PageLine(new PixelBox(x, 40, width, 20), PlainNumbers.text(text, 0.9));
  }
}
