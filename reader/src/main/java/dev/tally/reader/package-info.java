/**
 * Photo in, handwritten numbers out. Most users need {@link dev.tally.reader.PhotoReader} and the
 * {@link dev.tally.reader.Reading} that it returns.
 *
 * <p>A number's way through, one package a stage:
 *
 * <ol>
 *   <li>{@code image}: {@code ImageHeader}, {@code ImageLimits}, {@link dev.tally.reader.image.ImageDecoder} give a
 *       {@link dev.tally.reader.image.Picture}
 *   <li>{@code page}: {@link dev.tally.reader.page.InkFinder} gives {@link dev.tally.reader.page.Ink}; {@code rule}:
 *       {@link dev.tally.reader.rule.RuleEraser} takes printed rules out of it
 *   <li>{@code glyph}: {@link dev.tally.reader.glyph.Fragmenter} gives {@link dev.tally.reader.glyph.Fragments};
 *       {@link dev.tally.reader.glyph.GlyphNormalizer} makes a {@link dev.tally.reader.glyph.Glyph} of any of them
 *   <li>{@code digit}: {@link dev.tally.reader.digit.DigitClassifier} gives
 *       {@link dev.tally.reader.digit.DigitScores}, all glyphs in one batch
 *   <li>{@code number}: {@code Hypotheses}, {@code Geometry}, {@code Lattice}, led by {@link dev.tally.reader.number.LatticeReader}, give
 *       a {@link dev.tally.reader.number.NumberLine}; {@link dev.tally.reader.glyph.StripNormalizer} makes a
 *       {@link dev.tally.reader.glyph.Strip} of the same fragments, of which {@link dev.tally.reader.number.SequenceNetwork} gives a
 *       {@link dev.tally.reader.number.Spelling}; {@link dev.tally.reader.number.PooledReader} hears both, and
 *       {@link dev.tally.reader.number.NumberReader} gives the {@link dev.tally.reader.Reading}
 * </ol>
 *
 * <p>A receipt's way through:
 *
 * <ol>
 *   <li>{@code image}: {@link dev.tally.reader.image.ImageDecoder#decodePhoto} gives a {@link dev.tally.reader.image.Photo}
 *   <li>{@code page}: {@code PaperFinder}, {@code TextTurn}, {@code RuleLevel}, led by {@link dev.tally.reader.page.PageFinder}, give
 *       a {@link dev.tally.reader.page.Page}; {@link dev.tally.reader.page.PageInk} its ink
 *   <li>{@code text}: {@link dev.tally.reader.text.TextReader} finds and reads every {@link dev.tally.reader.text.PageLine}
 *   <li>{@code layout}: {@link dev.tally.reader.layout.NumberBoxes} gives each {@link dev.tally.reader.layout.NumberBox} of the lines,
 *       {@link dev.tally.reader.layout.Labels} the words that say what it is
 *   <li>{@code number}: a {@link dev.tally.reader.number.LineReader} gives a {@link dev.tally.reader.number.NumberLine}
 *   <li>{@code amount}: {@link dev.tally.reader.amount.AmountGrammar} gives every {@link dev.tally.reader.amount.Amount} that may be meant
 *   <li>{@code receipt}: {@code PageNumbers} gives a {@code BoxReading} of each number, {@code TotalCandidates} what speaks for each
 *       amount, {@code LabelledTotal} the total that words and sums say; {@code ColumnTotal} and {@code SumDoubts} judge columns;
 *       {@code Agreement} holds them together, and {@link dev.tally.reader.receipt.ReceiptReader} gives the {@link dev.tally.reader.receipt.Receipt}
 *   <li>{@code rule}, {@code component}, {@code look} and {@code field}: columns without words: {@code Rules}, {@code ColumnFinder}, {@code RowFinder}, led by
 *       {@link dev.tally.reader.field.AmountColumns}, give each {@link dev.tally.reader.field.Row} of writing, whose sums
 *       {@code Arithmetic} tries; {@link dev.tally.reader.field.LoneNumbers} those on printed receipts, of which {@code WrittenTotal}
 *       tells what print confirms
 * </ol>
 *
 * {@code corpus} holds labelled pictures and how well they were read.
 */
package dev.tally.reader;
