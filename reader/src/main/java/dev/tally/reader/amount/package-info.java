/**
 * Digits and marks to money: {@link dev.tally.reader.amount.AmountGrammar} lists what a
 * {@link dev.tally.reader.number.NumberLine} may mean as an {@link dev.tally.reader.amount.Amount}, each with its probability.
 */
package dev.tally.reader.amount;
