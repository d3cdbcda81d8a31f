/**
 * A page's ink to the places that hold amounts: {@link dev.tally.reader.field.AmountColumns} finds a form's rules and columns
 * and gives each line of writing as a {@link dev.tally.reader.field.Row}.
 */
package dev.tally.reader.field;
