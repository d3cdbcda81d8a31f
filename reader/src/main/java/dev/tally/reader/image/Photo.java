package dev.tally.reader.image;

import java.util.Optional;

/**
 * A photo as {@link ImageDecoder#decodePhoto} and {@link ImageDecoder#decodeNoting} give it.
 *
 * @param picture upright; large photos of a page at a part of their size
 * @param damage what is missing of it: the end of the file, or further pages; a sentence for a person; empty where nothing is
 */
public record Photo(Picture picture, Optional<String> damage) {}
