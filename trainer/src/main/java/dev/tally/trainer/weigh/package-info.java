/**
 * Finds the constants by which readers and clues are weighed, on labelled pictures, and says how sure each is:
 * {@link dev.tally.trainer.weigh.VoiceFit} for readers that are heard together, {@link dev.tally.trainer.weigh.LatticeFit} for the
 * lattice's observations, {@link dev.tally.trainer.weigh.ConditionalLogit} for choices among several by what speaks for each.
 */
package dev.tally.trainer.weigh;
