package dev.tally.reader;

import dev.tally.reader.digit.DigitClassifier;
import dev.tally.reader.digit.DigitReader;
import dev.tally.reader.digit.ModelCard;
import dev.tally.reader.image.ImageDecoder;
import dev.tally.reader.image.Photo;
import dev.tally.reader.image.Picture;
import dev.tally.reader.number.NumberReader;
import dev.tally.reader.receipt.Receipt;
import dev.tally.reader.receipt.ReceiptReader;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads handwritten digits and numbers from photos: the front door of the library.
 *
 * <p>Thread-safe: one reader serves a whole program. Holds native memory: close it. Bad input (no file, no
 * picture, too large) is an {@link dev.tally.reader.image.ImageException}; a hard photo is a {@link Reading}.
 */
public final class PhotoReader implements AutoCloseable {
  /** The model that is used where none is named. */
  public static final String DEFAULT_MODEL = "digits";

  private final DigitClassifier classifier;
  private final ImageDecoder decoder = new ImageDecoder();

  private PhotoReader(DigitClassifier classifier) {
    this.classifier = classifier;
  }

  /** With the model that ships with the library. */
  public static PhotoReader open() {
    return open(DigitClassifier.named(DEFAULT_MODEL));
  }

  /** With a model of one's own, which is closed with the reader. */
  public static PhotoReader open(DigitClassifier classifier) {
    return new PhotoReader(classifier);
  }

  /** Where the model comes from. */
  public ModelCard model() {
    return classifier.card();
  }

  /** Reads a picture of one digit. */
  public Reading readDigit(Path photo) {
    return readDigit(decoder.decode(photo), ReadOptions.DEFAULTS);
  }

  /** Reads a picture of one digit from the bytes of its file. */
  public Reading readDigit(byte[] photo) {
    return readDigit(decoder.decode(photo), ReadOptions.DEFAULTS);
  }

  public Reading readDigit(Picture picture, ReadOptions options) {
    return new DigitReader(classifier, options).read(picture);
  }

  /** Reads a picture of one handwritten number: a single line, cropped to it. */
  public Reading readNumber(Path photo) {
    return readNumber(decoder.decode(photo), ReadOptions.DEFAULTS);
  }

  /** Reads a picture of one handwritten number from the bytes of its file. */
  public Reading readNumber(byte[] photo) {
    return readNumber(decoder.decode(photo), ReadOptions.DEFAULTS);
  }

  public Reading readNumber(Picture picture, ReadOptions options) {
    return new NumberReader(classifier, options).read(picture);
  }

  /** Reads the handwritten amounts of a photo of a receipt or bill. */
  public Receipt readReceipt(Path photo) {
    return readReceipt(decoder.decodePhoto(photo), ReadOptions.DEFAULTS);
  }

  /** Reads the handwritten amounts of a receipt from the bytes of its photo's file. */
  public Receipt readReceipt(byte[] photo) {
    return readReceipt(decoder.decodePhoto(photo), ReadOptions.DEFAULTS);
  }

  public Receipt readReceipt(Photo photo, ReadOptions options) {
    return new ReceiptReader(classifier, options).read(photo);
  }

  /**
   * Reads just the places named, as when a person tapped on them: one number each.
   *
   * @param boxes within the photo, relative to it
   * @return a receipt of these fields; its total is the one field's reading where there is one
   */
  public Receipt readFields(Picture picture, List<Box> boxes, ReadOptions options) {
    return new ReceiptReader(classifier, options).read(picture, boxes);
  }

  @Override
  public void close() {
    classifier.close();
  }
}
