package dev.tally.reader.component;

import dev.tally.reader.image.PixelBox;

/**
 * A connected piece of ink.
 *
 * @param label its number in {@link Components}, from 1
 * @param area in pixels
 */
public record Component(int label, PixelBox box, int area) {}
