/**
 * Amounts to a receipt: {@link dev.tally.reader.receipt.ReceiptReader} leads a photo through all stages, and
 * {@code Arithmetic} weighs which amounts add up.
 */
package dev.tally.reader.receipt;
