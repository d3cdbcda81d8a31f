/**
 * More pictures than there are: {@link dev.tally.trainer.augment.Distorter} writes a digit again as another hand, pen and camera
 * would have it; {@link dev.tally.trainer.augment.NonDigits} makes what a number's cutting turns up and no digit is.
 */
package dev.tally.trainer.augment;
