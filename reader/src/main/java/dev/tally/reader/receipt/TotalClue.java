package dev.tally.reader.receipt;

/**
 * What speaks for or against a number being the total. What each weighs was learned: see {@link ClueWeights}.
 */
public enum TotalClue {
  /** The label in its row. */
  BESIDE_TOTAL,
  BESIDE_SUBTOTAL,
  BESIDE_TAX,
  BESIDE_TIP,
  BESIDE_DISCOUNT,
  BESIDE_ADVANCE,
  BESIDE_BALANCE,
  BESIDE_ROUNDING,
  BESIDE_CASH,
  BESIDE_CHANGE,
  BESIDE_AMOUNT,
  BESIDE_QUANTITY,
  BESIDE_RATE,
  BESIDE_DATE,
  BESIDE_NUMBER,
  BESIDE_TITLE,
  /** No label that is known, and others are labelled as totals. */
  UNLABELLED,
  UNLABELLED_AMONG_TOTALS,
  /** 1 over how many numbers have no label, or a total's: most bills of a single amount have no other such number. */
  ALONE,
  /** A total by words beyond the bare one: grand, net, due. */
  QUALIFIED,
  /** A currency sign stands before it, or before it alone. */
  SIGNED,
  ONLY_SIGNED,
  /** A total's label close above it. */
  BELOW_TOTAL,
  /** Another total stands further down, or further right in its row. */
  ABOVE_TOTAL,
  BEFORE_TOTAL,
  /** Something was added or taken off below it, and then there is another total. */
  RECKONED_FROM,
  /** A later total adds up with it as one of the terms. */
  TERM_OF_TOTAL,
  /** Below what was paid with. */
  BELOW_PAYMENT,
  /** Taxes stand below it. */
  ABOVE_TAXES,
  /** Its height against the median's, as a logarithm. */
  HEIGHT,
  /** It ends where the rightmost numbers end; nothing stands below it in its column; how far down it stands, 0..1. */
  RIGHTMOST,
  LAST_IN_COLUMN,
  LOW,
  /** A percentage or a rate; digits with letters, or slashes or colons among them; more digits than amounts have. */
  PERCENT,
  MIXED,
  LONG,
  /** A hand wrote it, 0..1; and most else is print. */
  HAND,
  HAND_AMONG_PRINT,
  /** It may not be the whole number. */
  DOUBTED,
  /** Its text shows cents; it does not, and others do. */
  CENTS,
  CENTS_LACKING,
  /** In its column above it something larger stands; larger by rounding alone. */
  BELOW_LARGER,
  ROUNDED,
  /** The same amount stands elsewhere, in print, in a hand, or as what was paid with, 0..1. */
  AGAIN_IN_PRINT,
  AGAIN_BY_HAND,
  PAID,
  /** Amounts above it add up to it: the logarithm of how many times likelier that makes it. */
  ADDS_UP,
  /** That no number is the total, or that it was misread. */
  NONE
}
