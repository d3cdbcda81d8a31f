/** A photo's row: plain values, and the columns in which they are published. Knows nothing of Spark. */
package dev.tally.spark.row;
