/**
 * Finds the constants by which readers are weighed, on labelled pictures, and says how sure each is: {@link dev.tally.trainer.weigh.VoiceFit}
 * for readers that are heard together, {@link dev.tally.trainer.weigh.LatticeFit} for the lattice's observations.
 */
package dev.tally.trainer.weigh;
