package dev.tally.spark.row;

import dev.tally.reader.Box;
import dev.tally.reader.receipt.Receipt;
import java.util.Locale;

/**
 * A number on the receipt.
 *
 * @param kind as {@link Receipt.Kind} names it, in small letters
 * @param written {@code hand} or {@code print}
 * @param box in shares of the photo's width and height, 0..1
 */
public record FieldRow(String kind, String written, Outcome reading, Box box) {
  static FieldRow of(Receipt.Field field) {
    return new FieldRow(field.kind().name().toLowerCase(Locale.ROOT),
        field.written().name().toLowerCase(Locale.ROOT), Outcome.of(field.reading()), field.box());
  }
}
