package dev.tally.reader.number;

import dev.tally.reader.image.PixelBox;

/**
 * One way to take the fragments [from, to): as this digit or mark.
 *
 * @param text what it reads as; empty for noise
 * @param digit whether it is a digit
 * @param score natural logarithm of how well it fits
 * @param probability the classifier's for a digit, 1 for a mark
 */
record Hypothesis(int from, int to, PixelBox box, String text, boolean digit, double score,
    double probability) {}
