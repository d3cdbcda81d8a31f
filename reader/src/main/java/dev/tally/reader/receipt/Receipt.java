package dev.tally.reader.receipt;

import dev.tally.reader.Box;
import dev.tally.reader.Reading;
import dev.tally.reader.Reason.Code;
import java.util.Currency;
import java.util.List;

/**
 * What was read of a photo of a receipt. Values are in whole units, {@code 44.31}, with as many decimals as the currency has that
 * {@link dev.tally.reader.ReadOptions} names, else with two; {@link Reading#amount} gives them exactly.
 *
 * @param total the amount to pay: Read, Unsure or Unreadable
 * @param head whose receipt it is and of which day
 * @param fields what was found, from top to bottom; the total among them
 * @param paper the paper's corners in the photo, from the upper left clockwise, as shares of its width and height,
 *     0..1: paper that leaves the photo ends at its edge
 * @param paperFound whether the paper's edges were found; else the corners are the photo's
 * @param because what the receipt's own sums did for the result, a sentence each; empty where nothing
 * @param notes what a person should know about the photo, a sentence each
 * @param currency of all amounts, as the options named it; null where they did not, since it is not read
 */
public record Receipt(Reading total, Head head, List<Field> fields, List<Corner> paper, boolean paperFound,
    List<String> because, List<String> notes, Currency currency) {

  /** In no currency that is known. */
  public Receipt(Reading total, Head head, List<Field> fields, List<Corner> paper, boolean paperFound,
      List<String> because, List<String> notes) {
    this(total, head, fields, paper, paperFound, because, notes, null);
  }

  /** The same in this currency. */
  public Receipt in(Currency money) {
    return new Receipt(total, head, fields, paper, paperFound, because, notes, money);
  }

  /** What a field seems to be. */
  public enum Kind {
    ITEM,
    SUBTOTAL,
    /** Of which an item is so many, and what each costs. */
    QUANTITY,
    RATE,
    /** One of two equal extras, as taxes in halves are. */
    TAX,
    /** Between subtotal and total: tax, charge, discount, rounding. */
    EXTRA,
    /** Written onto a printed receipt, above the total that it is part of. */
    TIP,
    TOTAL,
    /** Taken off; paid before; left to pay; how it was paid, and what was given back. */
    DISCOUNT,
    ADVANCE,
    BALANCE,
    CASH,
    CHANGE,
    /** No amounts, by their form: a day, and a telephone number or the like. */
    DATE,
    CODE,
    /** Made void by a stroke: no amount. */
    CROSSED_OUT,
    UNKNOWN
  }

  /**
   * What stands at the head of a receipt, in print: a hand's words are not read.
   *
   * @param date as {@code 2018-12-25}
   * @param merchant as printed
   */
  public record Head(Reading date, Reading merchant) {
    /** Where print was not read. */
    public static final Head NOT_READ = new Head(
        new Reading.Unreadable(Code.PRINT_NOT_READ, "print was not read"),
        new Reading.Unreadable(Code.PRINT_NOT_READ, "print was not read"));
  }

  /** A place in the photo, as shares of its width and height, 0..1. */
  public record Corner(double x, double y) {
    /** The place, or where it leaves the photo the nearest at its edge: nobody can show more of it. */
    static Corner within(double x, double y) {
      return new Corner(Math.clamp(x, 0.0, 1.0), Math.clamp(y, 0.0, 1.0));
    }
  }

  /** By whom a number was put there. */
  public enum Written {
    HAND, PRINT
  }

  /**
   * A number on the receipt.
   *
   * @param kindConfidence how sure its kind is, 0..1
   */
  public record Field(Kind kind, double kindConfidence, Reading reading, Box box, Written written) {
    /** A handwritten one. */
    public Field(Kind kind, double kindConfidence, Reading reading, Box box) {
      this(kind, kindConfidence, reading, box, Written.HAND);
    }
  }

  public Receipt {
    fields = List.copyOf(fields);
    paper = List.copyOf(paper);
    because = List.copyOf(because);
    notes = List.copyOf(notes);
  }
}
