/**
 * Photo in, handwritten numbers out. Most users need {@link dev.tally.reader.PhotoReader} and the
 * {@link dev.tally.reader.Reading} that it returns.
 *
 * <p>A number's way through, one package a stage:
 *
 * <ol>
 *   <li>{@code image}: {@code ImageHeader}, {@code ImageLimits}, {@link dev.tally.reader.image.ImageDecoder} give a
 *       {@link dev.tally.reader.image.Picture}
 *   <li>{@code page}: {@link dev.tally.reader.page.InkFinder}, {@link dev.tally.reader.page.LineEraser} give
 *       {@link dev.tally.reader.page.Ink}
 *   <li>{@code glyph}: {@link dev.tally.reader.glyph.Fragmenter} gives {@link dev.tally.reader.glyph.Fragments};
 *       {@link dev.tally.reader.glyph.GlyphNormalizer} makes a {@link dev.tally.reader.glyph.Glyph} of any of them
 *   <li>{@code digit}: {@link dev.tally.reader.digit.DigitClassifier} gives
 *       {@link dev.tally.reader.digit.DigitScores}, all glyphs in one batch
 *   <li>{@code number}: {@code Hypotheses}, {@code Geometry}, {@code Lattice}; {@link dev.tally.reader.number.NumberReader} gives
 *       the {@link dev.tally.reader.Reading}
 * </ol>
 *
 * {@code corpus} holds labelled pictures and how well they were read.
 */
package dev.tally.reader;
