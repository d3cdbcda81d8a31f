/**
 * What ink looks like: {@link dev.tally.reader.look.Look} tells a hand from print, {@link dev.tally.reader.look.CrossedOut} what a stroke
 * makes void.
 */
package dev.tally.reader.look;
