package dev.tally.trainer.data;

import dev.tally.reader.image.GrayPicture;

/**
 * A number photographed in the cell of a table; its neighbours show around it.
 *
 * @param digits what stands in the middle, without marks
 * @param folder the book it is from: about a hand each
 */
public record NumberCell(GrayPicture picture, String digits, String folder) {}
