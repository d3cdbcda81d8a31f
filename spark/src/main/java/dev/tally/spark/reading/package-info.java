/**
 * The reader of {@code tally read receipt} as an executor has it: one a process, its networks and settings brought along. Knows nothing of
 * Spark.
 */
package dev.tally.spark.reading;
