/** Trained weights to model files, from the same architecture value that built the trainable network. */
package dev.tally.trainer.export;
