/**
 * Ink to glyphs: {@link dev.tally.reader.glyph.GlyphNormalizer} gives a mark the one form that every model is
 * trained on and asked with, a {@link dev.tally.reader.glyph.Glyph}.
 */
package dev.tally.reader.glyph;
