/**
 * Labelled pictures, and how well they were read: the one reader of labels files, used by evaluation and tests.
 */
package dev.tally.reader.corpus;
