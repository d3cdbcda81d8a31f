package dev.tally.reader;

import dev.tally.reader.digit.DigitClassifier;
import dev.tally.reader.digit.DigitReader;
import dev.tally.reader.digit.ModelCard;
import dev.tally.reader.digit.OnnxModel;
import dev.tally.reader.image.ImageDecoder;
import dev.tally.reader.image.NativeLibraries;
import dev.tally.reader.image.Photo;
import dev.tally.reader.image.Picture;
import dev.tally.reader.number.LatticeReader;
import dev.tally.reader.number.LineReader;
import dev.tally.reader.number.NumberReader;
import dev.tally.reader.number.PooledReader;
import dev.tally.reader.number.SequenceNetwork;
import dev.tally.reader.number.Spelling;
import dev.tally.reader.receipt.NamedPlaces;
import dev.tally.reader.receipt.PageEvidence;
import dev.tally.reader.receipt.Receipt;
import dev.tally.reader.receipt.ReceiptReader;
import dev.tally.reader.text.PageLine;
import dev.tally.reader.text.TextReader;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads handwritten digits and numbers from photos: the front door of the library.
 *
 * <p>Thread-safe: one reader serves a whole program. Holds native memory: close it. Bad input (no file, no
 * picture, too large) is an {@link dev.tally.reader.image.ImageException}; a hard photo is a {@link Reading}.
 */
public final class PhotoReader implements AutoCloseable {
  /** The model that is used where none is named. */
  public static final String DEFAULT_MODEL = "digits";
  /** The network for lines that is used with it. */
  public static final String DEFAULT_LINES = "lines";
  /** The network for lines that sees the photo, beside them. */
  public static final String DEFAULT_PICTURES = "lines-photo";

  /**
   * The share of the say that the network for lines has where a number stands alone, and on a receipt, whose words and marks it knows
   * less well. Measured on amounts from checks, and on bills under rotations and scales; see docs/why/reading.md.
   */
  private static final double OF_NUMBERS = 0.5;
  private static final double OF_RECEIPTS = 1 / 3.0;

  private final DigitClassifier classifier;
  private final Optional<SequenceNetwork> sequences;
  private final Optional<SequenceNetwork> pictures;
  private final ImageDecoder decoder = new ImageDecoder();
  /** Opened when first needed: who reads digits alone does not pay for it. */
  private TextReader text;
  private boolean closed;

  private PhotoReader(DigitClassifier classifier, Optional<SequenceNetwork> sequences,
      Optional<SequenceNetwork> pictures) {
    NativeLibraries.require();
    this.classifier = classifier;
    this.sequences = sequences;
    this.pictures = pictures;
  }

  /** With the models that ship with the library. */
  public static PhotoReader open() {
    return open(DigitClassifier.named(DEFAULT_MODEL), SequenceNetwork.named(DEFAULT_LINES),
        SequenceNetwork.named(DEFAULT_PICTURES));
  }

  /** With a model of one's own, which is closed with the reader; numbers are cut into digits. */
  public static PhotoReader open(DigitClassifier classifier) {
    return new PhotoReader(classifier, Optional.empty(), Optional.empty());
  }

  /** With models of one's own, which are closed with the reader; numbers are cut into digits and read as a whole, too. */
  public static PhotoReader open(DigitClassifier classifier, SequenceNetwork sequences) {
    return new PhotoReader(classifier, Optional.of(sequences), Optional.empty());
  }

  /** The same with a network for lines that sees the photo, too. */
  public static PhotoReader open(DigitClassifier classifier, SequenceNetwork sequences,
      SequenceNetwork pictures) {
    return new PhotoReader(classifier, Optional.of(sequences), Optional.of(pictures));
  }

  private synchronized TextReader text() {
    if (text == null) {
      text = TextReader.open(OnnxModel.usualThreads());
    }
    return text;
  }

  /** Heard by the readers of whole lines alone, and only where print is to be read. */
  private Optional<TextReader> text(ReadOptions options) {
    return options.print() && sequences.isPresent() ? Optional.of(text()) : Optional.empty();
  }

  /** What it makes of a crop with one number. */
  private Optional<Function<Picture, Spelling>> print(ReadOptions options) {
    return text(options).map(reader -> crop -> new Spelling(reader.readLine(crop).digits()));
  }

  /** Throws {@link IllegalStateException} after {@link #close}. */
  private synchronized void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the reader is closed; open another");
    }
  }

  private LineReader lines(StageListener stages, double share) {
    LatticeReader lattice = new LatticeReader(classifier, stages);
    return sequences.<LineReader>map(network -> new PooledReader(lattice, network, pictures, share))
        .orElse(lattice);
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

  /** The same in a way of one's own. */
  public Reading readDigit(Path photo, ReadOptions options) {
    return readDigit(decoder.decode(photo), options);
  }

  /** The same in a way of one's own. */
  public Reading readDigit(byte[] photo, ReadOptions options) {
    return readDigit(decoder.decode(photo), options);
  }

  /** Reads to the end of the stream, which is left open, or as far as the limit of bytes. */
  public Reading readDigit(InputStream photo, ReadOptions options) {
    return readDigit(decoder.bytes(photo), options);
  }

  public Reading readDigit(Picture picture, ReadOptions options) {
    requireOpen();
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

  /** The same in a way of one's own. */
  public Reading readNumber(Path photo, ReadOptions options) {
    return readNumber(decoder.decode(photo), options);
  }

  /** The same in a way of one's own. */
  public Reading readNumber(byte[] photo, ReadOptions options) {
    return readNumber(decoder.decode(photo), options);
  }

  /** Reads to the end of the stream, which is left open, or as far as the limit of bytes. */
  public Reading readNumber(InputStream photo, ReadOptions options) {
    return readNumber(decoder.bytes(photo), options);
  }

  public Reading readNumber(Picture picture, ReadOptions options) {
    requireOpen();
    return new NumberReader(lines(options.stages(), OF_NUMBERS), print(options), options).read(picture);
  }

  /** Reads the amounts of a photo of a receipt or bill. */
  public Receipt readReceipt(Path photo) {
    return readReceipt(decoder.decodePhoto(photo), ReadOptions.DEFAULTS);
  }

  /** Reads the amounts of a receipt from the bytes of its photo's file. */
  public Receipt readReceipt(byte[] photo) {
    return readReceipt(decoder.decodePhoto(photo), ReadOptions.DEFAULTS);
  }

  /** The same in a way of one's own. */
  public Receipt readReceipt(Path photo, ReadOptions options) {
    return readReceipt(decoder.decodePhoto(photo), options);
  }

  /** The same in a way of one's own. */
  public Receipt readReceipt(byte[] photo, ReadOptions options) {
    return readReceipt(decoder.decodePhoto(photo), options);
  }

  /** Reads to the end of the stream, which is left open, or as far as the limit of bytes. */
  public Receipt readReceipt(InputStream photo, ReadOptions options) {
    return readReceipt(decoder.bytes(photo), options);
  }

  public Receipt readReceipt(Photo photo, ReadOptions options) {
    requireOpen();
    return inCurrency(receipts(options).read(photo), options);
  }

  /** What a receipt's numbers say before it is weighed, for those who learn the weights. It needs print to be read. */
  public PageEvidence evidence(Photo photo, ReadOptions options) {
    requireOpen();
    return receipts(options).evidence(photo);
  }

  private static Receipt inCurrency(Receipt receipt, ReadOptions options) {
    return options.currency().map(receipt::in).orElse(receipt);
  }

  private ReceiptReader receipts(ReadOptions options) {
    return new ReceiptReader(lines(StageListener.NONE, OF_RECEIPTS),
        new LatticeReader(classifier, StageListener.NONE), text(options), options);
  }

  /** All lines of print on a photo that lies as it is, from top to bottom, with their boxes in its pixels. A hand's words are guessed at. */
  public List<PageLine> readPrint(Picture photo) {
    requireOpen();
    TextReader reader = text();
    return reader.read(photo, reader.find(photo));
  }

  /**
   * Reads just the places named, as when a person tapped on them: one number each.
   *
   * @param boxes within the photo, relative to it
   * @return a receipt of these fields; its total is the one field's reading where there is one
   */
  public Receipt readFields(Picture picture, List<Box> boxes, ReadOptions options) {
    requireOpen();
    return inCurrency(
        NamedPlaces.numbers(picture, boxes, lines(options.stages(), OF_NUMBERS), print(options), options),
        options);
  }

  /** The same of places that hold one digit each. */
  public Receipt readDigits(Picture picture, List<Box> boxes, ReadOptions options) {
    return NamedPlaces.digits(picture, boxes, place -> readDigit(place, options));
  }

  /** Frees native memory; a second time it does nothing. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    classifier.close();
    sequences.ifPresent(SequenceNetwork::close);
    pictures.ifPresent(SequenceNetwork::close);
    if (text != null) {
      text.close();
      text = null;
    }
  }
}
