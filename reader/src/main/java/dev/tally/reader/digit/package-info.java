/**
 * Glyphs to digits: {@link dev.tally.reader.digit.DigitClassifier} runs a model file over a batch;
 * {@link dev.tally.reader.digit.ModelCard} is what travels inside that file.
 */
package dev.tally.reader.digit;
