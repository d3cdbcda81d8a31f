package dev.tally.reader;

import java.util.Locale;

/**
 * Why a reading is not sure, or there is none.
 *
 * @param code for programs
 * @param sentence for a person: short, about this very photo, and never empty
 */
public record Reason(Code code, String sentence) {

  public Reason {
    if (sentence.isEmpty()) {
      throw new IllegalArgumentException("a reason without a sentence: " + code);
    }
  }

  /** What the reason is about. Codes keep their meaning from release to release; sentences may change. */
  public enum Code {
    /** The file is no picture that can be opened. */
    NO_PICTURE,
    /** Take the photo again: from nearer, with more light, holding still, or with the receipt in it. */
    PHOTO_TOO_SMALL,
    PHOTO_TOO_DARK,
    PHOTO_BLURRED,
    NO_RECEIPT,
    /** Not asked for: print was not to be read, or only places that were named. */
    PRINT_NOT_READ,
    ONLY_PLACES,
    /** Nothing of the kind was found. */
    NO_INK,
    NO_DIGITS,
    NO_AMOUNT,
    NO_DATE,
    NO_NAME,
    /** What was found looks printed, where a hand's number is sought. */
    LOOKS_PRINTED,
    /** A stroke makes it void. */
    CROSSED_OUT,
    /** By itself it may be read in more than one way. */
    NOT_CLEAR,
    /** The mark may be no digit, or only some of one. */
    NOT_A_DIGIT,
    /** A form's rule may be taken for a digit, or hide one. */
    RULE_IN_NUMBER,
    /** Ink beside the number was not read and may belong to it. */
    UNREAD_INK,
    /** By its form it is no amount but a date or a code. */
    OTHER_FORM,
    /** No sum, no product and no print confirms it. */
    NOT_CONFIRMED,
    /** The amounts do not add up, though they may be misread. */
    NO_SUM,
    /** Numbers that are each read surely contradict one another: the bill's own sum or product is wrong. */
    SUM_MISMATCH,
    PRODUCT_MISMATCH,
    /** The amounts add up in more than one way, or only by unlikely readings. */
    SEVERAL_SUMS,
    /** The sum is right only where these rows are read otherwise than they look. */
    CHECK_ROWS,
    /** Another row read otherwise, or a row left out, gives another total. */
    OTHER_REPAIR,
    ROW_LEFT_OUT,
    /** What is written below the sum was not read. */
    WRITTEN_BELOW,
    /** Cents may be lost: a row of the sum, one outside it, or another amount of the page shows some. */
    CENTS_LOST,
    CENTS_OUTSIDE,
    CENTS_LACKING,
    /** Its cents, or the marks between its digits, are not clear. */
    CENTS_NOT_CLEAR,
    MARKS_NOT_CLEAR,
    /** Cents are written that the currency does not have. */
    CENTS_OF_NO_CURRENCY,
    /** The first digit may be a currency sign. */
    CURRENCY_SIGN,
    /** No word says which amount is the total. */
    NO_LABEL,
    /** Taxes stand below it, or it stands below what was paid with: it may be no total. */
    TAXES_BELOW,
    BELOW_PAYMENT,
    /** Another amount speaks against it: one that changes it, one with the same label, or a larger one above. */
    CHANGED_BELOW,
    OTHER_TOTAL,
    LARGER_ABOVE,
    /** Sums and words name different totals. */
    WAYS_DIFFER,
    /** Day and month may be either way round; there are several dates. */
    DATE_ORDER,
    SEVERAL_DATES,
    /** No address stands below the name; several lines may be the name. */
    NO_ADDRESS,
    SEVERAL_NAMES;

    /** As in JSON, such as {@code no_sum}. */
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
