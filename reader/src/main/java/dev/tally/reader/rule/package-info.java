/** Rule removal: a form's printed lines, found and taken out of the ink, and what of them is left. */
package dev.tally.reader.rule;
