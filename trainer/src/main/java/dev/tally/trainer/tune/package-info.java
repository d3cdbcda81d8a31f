/**
 * The search for good settings. {@link dev.tally.trainer.tune.Dimension}s are spread out to
 * {@link dev.tally.trainer.tune.Trial}s by {@link dev.tally.trainer.tune.Trials}; {@link dev.tally.trainer.tune.Halving} plans
 * after which epochs the hopeless ones are dropped; {@link dev.tally.trainer.tune.Tuner} trains them, logs each
 * {@link dev.tally.trainer.tune.Score}, and leaves a {@link dev.tally.trainer.tune.Ranking}. Only validation images choose.
 */
package dev.tally.trainer.tune;
