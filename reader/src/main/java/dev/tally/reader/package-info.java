/**
 * Photo in, handwritten numbers out.
 *
 * <p>One package a stage.
 */
package dev.tally.reader;
