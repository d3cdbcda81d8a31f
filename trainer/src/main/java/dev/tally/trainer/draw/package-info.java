/**
 * Pictures of the project's own making: digits as strokes of a pen, drawn on paper. For examples and tests that run everywhere;
 * nothing is trained on them.
 */
package dev.tally.trainer.draw;
