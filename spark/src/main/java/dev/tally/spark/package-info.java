/** {@code tally batch}: the same reader over millions of stored photos, on Apache Spark. */
package dev.tally.spark;
