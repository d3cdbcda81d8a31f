package dev.tally.trainer.draw;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** Kinds of bills that can be made up. */
public enum Form {
  /** With ruled columns, as {@link Paper#BILL}. */
  RULED,
  /** A contractor's, with text and few amounts. */
  ESTIMATE,
  /** A leaf of a receipt book, with one amount. */
  RECEIPT_BOOK,
  /** A waiter's. */
  GUEST_CHECK,
  /** Columns without upright rules. */
  OPEN_INVOICE,
  /** Columns with them, and sums in many places. */
  TABLE,
  /** A list on a piece of paper. */
  NOTE,
  /** Printed only. */
  TILL,
  /** Printed, with tip and total by hand. */
  TIP;

  /** Draws one of them; the ruled ones are drawn otherwise. */
  BillForm.Page draw(Land land, Hand hand, RandomGenerator random) {
    return switch (this) {
      case RULED -> throw new IllegalStateException("ruled bills have a generator of their own");
      case ESTIMATE -> EstimateForm.draw(land, hand, random);
      case RECEIPT_BOOK -> ReceiptBook.draw(land, hand, random);
      case GUEST_CHECK -> GuestCheck.draw(land, hand, random);
      case OPEN_INVOICE -> TableForm.draw(land, hand, false, random);
      case TABLE -> TableForm.draw(land, hand, true, random);
      case NOTE -> FreeNote.draw(land, hand, random);
      case TILL -> TillPrint.draw(land, hand, false, random);
      case TIP -> TillPrint.draw(land, hand, true, random);
    };
  }

  /** As options and label files have it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
