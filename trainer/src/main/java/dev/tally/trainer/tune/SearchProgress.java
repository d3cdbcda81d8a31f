package dev.tally.trainer.tune;

/**
 * How much of a search is done.
 *
 * @param rung from 1
 * @param place of the trial in its rung, from 1
 * @param ofTrials how many are in that rung
 * @param secondsLeft estimated from what an epoch has taken on average: too little where the wide networks come last
 */
public record SearchProgress(int rung, int rungs, int place, int ofTrials, double secondsLeft) {}
