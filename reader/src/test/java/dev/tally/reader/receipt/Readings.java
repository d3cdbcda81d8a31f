package dev.tally.reader.receipt;

import dev.tally.reader.amount.Amount;
import dev.tally.reader.amount.Habit;
import dev.tally.reader.amount.Notation;
import dev.tally.reader.field.Row;
import dev.tally.reader.image.Picture;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.look.InkColour;
import dev.tally.reader.look.Look;
import dev.tally.reader.page.FlatPage;
import dev.tally.reader.page.Ink;
import dev.tally.reader.page.Page;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Rows as they come from the page, for tests of what is made of them. */
final class Readings {
  static final InkColour BLACK = new InkColour(0.34, 0.33, 0.33);
  static final InkColour BLUE = new InkColour(0.45, 0.37, 0.18);
  static final Page PAGE = FlatPage.of(new Picture(1000, 1000, new byte[3_000_000]));

  private Readings() {}

  /** By a blue pen on black print. */
  static RowReading hand(int row, Amount... amounts) {
    return reading(row, new Look(OptionalDouble.of(0.2), List.of(), BLUE, BLACK), amounts);
  }

  static RowReading print(int row, Amount... amounts) {
    return reading(row, new Look(OptionalDouble.of(0.02), List.of(), BLACK, BLACK), amounts);
  }

  /** By a pen of some colour on black print. */
  static RowReading inked(int row, InkColour pen, Amount... amounts) {
    return reading(row, new Look(OptionalDouble.of(0.2), List.of(), pen, BLACK), amounts);
  }

  private static RowReading reading(int row, Look look, Amount... amounts) {
    Map<Habit, List<Amount>> byHabit = new EnumMap<>(Habit.class);
    for (Habit habit : Habit.values()) {
      byHabit.put(habit, List.of(amounts));
    }
    Row place = new Row(new PixelBox(700, 40 * row, 100, 30), new Ink(1, 1, new byte[1]), Optional.empty(),
        look);
    return new RowReading(place, byHabit, Optional.empty());
  }

  /** Of amounts with two decimals. */
  static List<Closing> closings(List<List<Amount>> rows) {
    return Arithmetic.closings(rows, Notation.UNKNOWN.whole());
  }

  /** All ways in which rows add up. */
  static Proofs<Closing> sums(RowReading... rows) {
    return ReadColumn.of(Notation.UNKNOWN, List.of(rows)).sums();
  }

  /** As a column that adds up in no way. */
  static ReadColumn column(RowReading... rows) {
    return new ReadColumn(Notation.UNKNOWN, rows(rows), new Proofs<>(List.of()));
  }

  static List<ColumnRow> rows(RowReading... rows) {
    return Stream.of(rows).map(ColumnRow::of).toList();
  }

  static Amount amount(long minor, double probability) {
    return new Amount(minor, Amount.plain(minor, 2), probability);
  }
}
