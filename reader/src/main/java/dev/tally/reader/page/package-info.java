/**
 * Pictures to ink: {@link dev.tally.reader.page.InkFinder} tells the pen's ink from paper, shadow, printed pattern and
 * lines, whichever of the two is the darker.
 */
package dev.tally.reader.page;
