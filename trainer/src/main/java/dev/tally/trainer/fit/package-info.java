/**
 * The training loop. {@link dev.tally.trainer.fit.Training} takes {@link dev.tally.trainer.fit.TrainingSettings}
 * and two sets of digits, and leaves a {@link dev.tally.trainer.fit.RunFolder}: the model with its card, and the history.
 */
package dev.tally.trainer.fit;
