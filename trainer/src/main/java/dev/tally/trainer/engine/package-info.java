/**
 * Training and running networks on CPUs, on the JDK's Vector API.
 *
 * <p>Start with {@link dev.tally.trainer.engine.Network}: it builds one {@code Node} a layer from an architecture and runs the
 * training step. Activations are channels last, channels padded to a multiple of
 * 16 with zeros; the dense arithmetic is all in {@code Gemm}, the arithmetic behind a max pool in {@code Sparse}. It is a small closed set of layers
 * for small pictures, not a framework.
 */
package dev.tally.trainer.engine;
