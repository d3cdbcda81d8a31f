/**
 * MNIST in, model files out: {@code data} gives {@code Digits}, cut by {@code Split}; {@code augment} distorts them;
 * {@code network} says what is trained, {@code engine} trains it, {@code fit} runs the loop and keeps the best epoch, {@code evaluate}
 * measures it, {@code export} writes the file. {@code draw} makes example pictures.
 */
package dev.tally.trainer;
