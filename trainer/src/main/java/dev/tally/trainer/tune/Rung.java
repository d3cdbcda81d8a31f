package dev.tally.trainer.tune;

/**
 * A stage of a search.
 *
 * @param trials how many are trained in it at most
 * @param epochs how far, counted from their start
 */
public record Rung(int trials, int epochs) {}
