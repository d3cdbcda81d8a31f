/**
 * MNIST on disk in, digits in memory out: the first step of training.
 *
 * <p>Start with {@link dev.tally.trainer.data.Mnist}: {@code Mnist.load(DataDirectory.of(data).mnist()).train()}, then
 * {@link dev.tally.trainer.data.Split} for the validation part. {@link dev.tally.trainer.data.MnistDownload} brings the four
 * files from public mirrors. Everything that is wrong with the data or the network is a
 * {@link dev.tally.trainer.data.DataException} whose message can be shown to the user as it is.
 *
 * <p>Flow: {@code DataDirectory -> Mnist -> IdxFile -> Digits -> Split}; for the network
 * {@code MnistDownload -> MirrorDownload -> DownloadListener}.
 *
 * <p>MNIST is by Yann LeCun, Corinna Cortes and Christopher J.C. Burges, "The MNIST database of handwritten digits"; its idx
 * format is described on the same page: a big-endian magic number (two zero bytes, an element type, the number of
 * dimensions), one 32-bit count a dimension, then the elements, last dimension fastest.
 */
package dev.tally.trainer.data;
