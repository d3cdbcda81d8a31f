/**
 * A page's ink to the places that hold amounts: {@link dev.tally.reader.field.AmountColumns} finds a form's rules and columns
 * and gives each line of writing as a {@link dev.tally.reader.field.Row}.
 * {@link dev.tally.reader.field.LoneNumbers} finds what a hand wrote onto print, and
 * {@link dev.tally.reader.field.PlaceInk} takes out the ink of a place that is known.
 */
package dev.tally.reader.field;
