/**
 * How good a network is, and whether its confidence means what it says: {@link dev.tally.trainer.evaluate.Predictions}, and what is
 * made of them: {@link dev.tally.trainer.evaluate.Confusion}, {@link dev.tally.trainer.evaluate.Reliability},
 * {@link dev.tally.trainer.evaluate.RiskCoverage}.
 */
package dev.tally.trainer.evaluate;
