/**
 * Pictures to ink: {@link dev.tally.reader.page.InkFinder} tells the pen's ink from paper, shadow, printed pattern and
 * lines, whichever of the two is the darker. And photos to pages: {@link dev.tally.reader.page.PageFinder} cuts the paper out and
 * straightens it, {@link dev.tally.reader.page.PageInk} takes its paper and shadows away.
 */
package dev.tally.reader.page;
