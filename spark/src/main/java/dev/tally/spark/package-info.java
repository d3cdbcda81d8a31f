/**
 * {@code tally batch}: the reader of {@code tally read receipt} over millions of stored photos, on Apache Spark.
 *
 * <p>Begin with {@code run.Batch}, which leads: {@code Photos} are listed by the executors and cut into slices; a {@code SliceTask} a slice
 * has each photo read by a {@code RowReader}, which gives a {@code PhotoRow}; {@code SliceFile} makes all rows of the slice appear at once;
 * {@code Summary} says what came of it. A slice is the unit of everything: of work, of what is committed, and of going on.
 *
 * <p>Rooms: {@code run} is the driver's, {@code slice} the executors', {@code reading} and {@code row} know nothing of Spark.
 */
package dev.tally.spark;
