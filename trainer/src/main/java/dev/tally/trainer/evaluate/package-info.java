/** How good a network is, and whether its confidence means what it says. */
package dev.tally.trainer.evaluate;
