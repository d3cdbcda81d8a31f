/**
 * MNIST in, model files out: {@code data} -> {@code augment} -> {@code network} -> {@code fit} -> {@code export}.
 */
package dev.tally.trainer;
