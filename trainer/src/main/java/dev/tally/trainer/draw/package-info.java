/**
 * Pictures of the project's own making: digits as strokes of a pen, drawn on paper. For examples and tests that run everywhere;
 * nothing is trained on them.
 *
 * <p>Bills begin at {@link ReceiptGenerator}: a {@link Form} is printed and filled in on a {@code Sheet}, by a {@code Scribe},
 * with what an {@code Account} says in the words of a {@code Land}; a {@code Camera} photographs it.
 */
package dev.tally.trainer.draw;
