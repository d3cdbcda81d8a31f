package dev.tally.reader.image;

import java.util.Optional;

/**
 * A photo of a page as {@link ImageDecoder#decodePhoto} gives it.
 *
 * @param picture upright; large photos at a part of their size
 * @param damage what is missing of it, a sentence for a person; empty where nothing is
 */
public record Photo(Picture picture, Optional<String> damage) {}
