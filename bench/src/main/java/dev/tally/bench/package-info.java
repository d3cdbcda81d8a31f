/**
 * What the training engine is worth beside its peers, and whether its gradients are right: {@code tally bench}.
 *
 * <p>Start with {@link dev.tally.bench.Bench} and its three commands. {@code training}: {@code TrainingCommand} starts one
 * {@code ContenderProcess} for each {@code Engine}, whose {@code ContenderCommand} trains a {@code Contender} on
 * {@code TrainingData}; the {@code Rotation} decides who runs when, the {@code TrainingReport} what it amounts to.
 * {@code gradients}: the engine's against those of a {@code LibtorchNetwork}. {@code kernels}: the engine's inner loops against
 * plain ones.
 *
 * <p>libtorch and TensorFlow are dependencies of this module alone, so it is built with {@code -Pbench} only. A layer added to
 * {@link dev.tally.trainer.network.Layer} is due here in {@code LibtorchNetwork} and {@code TensorFlowContender}; the compiler asks.
 */
package dev.tally.bench;
