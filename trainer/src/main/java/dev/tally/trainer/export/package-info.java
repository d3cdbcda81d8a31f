/**
 * Trained weights to model files, from the same architecture value that built the trainable network; each file is run and compared
 * before it gets its name. Start with {@link dev.tally.trainer.export.ModelExport}.
 */
package dev.tally.trainer.export;
