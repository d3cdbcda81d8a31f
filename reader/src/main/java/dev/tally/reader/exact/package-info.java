/** Mathematics that gives the same bits on every machine: {@link dev.tally.reader.exact.Exact}. */
package dev.tally.reader.exact;
