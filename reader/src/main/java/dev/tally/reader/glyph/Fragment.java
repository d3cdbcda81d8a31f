package dev.tally.reader.glyph;

import dev.tally.reader.image.PixelBox;

/**
 * A piece of ink that is taken to belong to one glyph: a connected part, or a part of one between two possible cuts.
 *
 * @param id its number in {@link Fragments}, in reading order from 0
 * @param left where it begins, in columns slanted like the writing
 * @param right where it ends, likewise
 * @param area inked pixels
 * @param part the connected part that it is, or is cut from
 * @param cutLeft how tall the ink is where the cut on its left goes through, in digit heights; 0 where its left
 *     side is free
 * @param hollow whether it encloses paper, as a zero does and no mark
 * @param touchesBorder whether the picture may have cut off some of it
 */
public record Fragment(int id, PixelBox box, double left, double right, int area, int part, double cutLeft,
    boolean hollow, boolean touchesBorder) {}
