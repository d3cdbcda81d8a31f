/**
 * Architectures as data. An {@link dev.tally.trainer.network.Architecture} is a list of
 * {@link dev.tally.trainer.network.Layer} records; the trainable network and the exported files are all
 * built from that one value, so they cannot drift apart. New networks go into
 * {@link dev.tally.trainer.network.Architectures}.
 */
package dev.tally.trainer.network;
