/**
 * What the driver does: {@code Batch} leads, {@code Photos} says what is read, {@code RunFolder} and {@code RunCard} how far a run got and
 * which one it is, {@code Progress} and {@code Summary} tell people.
 */
package dev.tally.spark.run;
