package dev.tally.reader.number;

/**
 * How much each observation about a line of writing counts against another: sizes in digit heights, scores in natural
 * logarithms. Fitted by coordinate search ({@code tally fit lattice}) to the likelihood of the right reading on every second string of
 * ORAND-CAR-A and checked on the others, and since then changed by hand where a whole kind of mistake went away on both halves;
 * see docs/why/reading.md, "How are a number's hypotheses weighed?" and the table behind it.
 *
 * @param smallDeviation of the logarithm of a digit's height against the line's, for smaller digits
 * @param tallDeviation the same for taller ones
 * @param resize cost of a digit as small as the one before it, instead of that of being small
 * @param widestDigit wider digits cost {@code tooWide} for each digit height more
 * @param freeGap fragments of a digit may lie this far apart; further costs {@code gap} for each digit height more
 * @param cut cost of cutting through ink as tall as a digit, charged to both sides
 * @param largestMark marks are smaller than this, give or take {@code markSoftness}
 * @param largestBlot points are at most this many stroke widths; more costs {@code blot} for each
 * @param low cost of a point for each line height above the foot
 * @param noise cost of taking a fragment for dirt, and {@code noiseSize} for each stroke width of its size
 * @param classifier weight of the logarithm of the classifier's probability
 * @param none share of the least probable digit's probability that is taken from each: what is no digit has all ten alike
 * @param zero how much likelier than another digit a zero is in an amount, as a logarithm
 * @param leadingZero how much less likely it is as the first digit
 * @param zeroAgain how much likelier still it is behind another zero
 * @param sharpness of the whole score when it becomes a probability
 */
record LatticeWeights(double smallDeviation, double tallDeviation, double resize, double widestDigit,
    double tooWide, double freeGap, double gap, double cut, double largestMark, double markSoftness,
    double largestBlot, double blot, double low, double noise, double noiseSize, double classifier,
    double none, double zero, double leadingZero, double zeroAgain, double sharpness) {

  static final LatticeWeights FITTED = new LatticeWeights(0.28, 1.4, 1.0, 1.2, 30, 0.002, 16, 3.9, 0.6, 0.01,
      3.3, 2.5, 0.5, 0.56, 1.1, 2.16, 0.9, 1.2, 4, 2, 1);
}
