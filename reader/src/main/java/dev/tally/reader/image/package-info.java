/**
 * Photo bytes in, upright RGB pixels out: the first stage of reading a photo.
 *
 * <p>Start at {@link dev.tally.reader.image.ImageDecoder}; it gives a {@link dev.tally.reader.image.Picture} or
 * throws an {@link dev.tally.reader.image.ImageException} whose message can be shown to a person.
 *
 * <p>Order of work: number of bytes against {@link dev.tally.reader.image.ImageLimits} -> {@code ImageHeader},
 * parsed by hand, one small class a format -> width and height against the limits -> is the file complete? ->
 * OpenCV decodes and turns the photo upright -> transparency is laid on white.
 */
package dev.tally.reader.image;
