package dev.tally.reader.receipt;

import dev.tally.reader.Reading;
import dev.tally.reader.receipt.Receipt.Field;
import java.util.List;

/** One of the ways to a receipt's total: sums of a column, print that confirms a hand's number, or words. */
interface TotalWay {
  Reading total();

  /** What was found, from top to bottom. */
  List<Field> fields();

  /** What speaks for it, a sentence each. */
  List<String> because();

  /** All of it. */
  default Verdict verdict() {
    return new Verdict(total(), fields(), because());
  }
}
