package dev.tally.spark.row;

import dev.tally.reader.receipt.Receipt;
import java.util.List;

/**
 * What became of one photo: a row of the results. Its columns are those of {@link RowSchema}.
 *
 * @param photo its URI as it was listed, by which it is known
 * @param sha256 of its bytes, 64 hexadecimal digits; null where they could not be fetched
 * @param total what was read of the whole
 * @param currency ISO 4217, as the settings named it; null where they did not
 * @param date as {@code 2018-12-25}; null where it was not read
 * @param merchant as printed; null where it was not read
 * @param fields from top to bottom
 * @param networks that read it, in the order in which they are heard
 * @param milliseconds from asking for its bytes to the answer
 * @param version of Tally
 */
public record PhotoRow(String photo, String sha256, Outcome total, String currency, String date,
    String merchant, List<FieldRow> fields, List<NetworkHash> networks, long milliseconds, String version) {

  /** A network by name and by the SHA-256 of its file. */
  public record NetworkHash(String name, String sha256) {}

  public PhotoRow {
    fields = List.copyOf(fields);
    networks = List.copyOf(networks);
  }

  /**
   * Of a photo that was read, or is hard.
   *
   * @param by what read it, and whose version
   */
  public static PhotoRow of(String photo, String sha256, Receipt receipt, long milliseconds, Author by) {
    return new PhotoRow(photo, sha256, Outcome.of(receipt.total()),
        receipt.currency() == null ? null : receipt.currency().getCurrencyCode(),
        Outcome.of(receipt.head().date()).value(), Outcome.of(receipt.head().merchant()).value(),
        receipt.fields().stream().map(FieldRow::of).toList(), by.networks(), milliseconds, by.version());
  }

  /** Of a photo without an answer; the reason is in the outcome. */
  public static PhotoRow without(String photo, String sha256, Outcome why, long milliseconds, Author by) {
    return new PhotoRow(photo, sha256, why, null, null, null, List.of(), by.networks(), milliseconds,
        by.version());
  }

  /** Who answers: what all rows of a run have in common. */
  public record Author(List<NetworkHash> networks, String version) {
    public Author {
      networks = List.copyOf(networks);
    }
  }
}
