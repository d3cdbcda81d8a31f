/**
 * A page to its lines of text: {@link dev.tally.reader.text.TextDetector} finds every line, of print or writing;
 * {@link dev.tally.reader.text.TextRecognizer} says what print they are. Two networks of PP-OCRv4, known by these two interfaces alone,
 * so that better ones can take their place.
 */
package dev.tally.reader.text;
