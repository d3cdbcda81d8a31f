/**
 * What an executor does: {@code SliceTask} takes a slice's photos ({@code ParquetRows}), has each read, and commits their rows at once
 * ({@code SliceFile}), while {@code AttemptLog} remembers what an attempt died of.
 */
package dev.tally.spark.slice;
