/** The command line: {@code tally <command>}. */
package dev.tally.cli;
