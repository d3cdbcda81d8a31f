/**
 * Ink to a number: {@link dev.tally.reader.number.NumberReader} weighs all ways of putting fragments together to digits and
 * marks, and reads the best. In order: {@code Hypotheses} lists the ways and has them all classified in one batch,
 * {@code Geometry} says how well each fits the line, {@code Lattice} finds the best paths through them.
 */
package dev.tally.reader.number;
