package dev.tally.spark.reading;

import dev.tally.reader.PhotoReader;
import dev.tally.reader.ReadOptions;
import dev.tally.reader.Sha256;
import dev.tally.reader.image.ImageDecoder;
import dev.tally.reader.image.ImageException;
import dev.tally.reader.image.ImageLimits;
import dev.tally.reader.receipt.Receipt;
import dev.tally.spark.row.Outcome;
import dev.tally.spark.row.PhotoRow;
import dev.tally.spark.row.PhotoRow.Author;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * Photos to rows, whatever they are: one that cannot be read is a row with its reason. Limits of bytes and pixels hold before anything
 * is decoded. Thread-safe.
 *
 * <p>What it cannot answer for is a photo that ends the process; see {@link #setApart}.
 */
public final class RowReader {
  /** Codes of rows without a reader's answer, beside those of {@link ImageException.Kind} in small letters. */
  public static final String KILLS = "ends_process";
  private static final String FAULT = "fault";

  private static final ImageLimits LIMITS = ImageLimits.defaults();
  private static final String VERSION = version();

  private final PhotoReader reader;
  private final ReadOptions options;
  private final Author author;
  private final ImageDecoder decoder = new ImageDecoder(LIMITS);

  public RowReader(Networks networks, ReadingSettings settings) {
    this.reader = ReaderOfProcess.with(networks);
    this.options = settings.options();
    this.author = new Author(networks.hashes(), VERSION);
  }

  /** Of Tally, as rows and the card of a run name it. */
  public static String version() {
    Properties build = new Properties();
    try (InputStream in = RowReader.class.getResourceAsStream("build.properties")) {
      build.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return build.getProperty("version");
  }

  /** Where a photo's bytes come from. */
  public interface Source {
    /** Throws {@link ImageException} of kind MISSING where they cannot be fetched. */
    byte[] bytes(String photo);
  }

  public PhotoRow read(String photo, Source source) {
    long start = System.nanoTime();
    String sha256 = null;
    try {
      byte[] bytes = source.bytes(photo);
      // Of a larger one only the beginning was fetched.
      sha256 = bytes.length > LIMITS.maxBytes() ? null : Sha256.of(bytes);
      Receipt receipt = reader.readReceipt(decoder.decodePhoto(bytes), options);
      return PhotoRow.of(photo, sha256, receipt, millisecondsSince(start), author);
    } catch (ImageException e) {
      Outcome why = Outcome.unreadable(e.kind().name().toLowerCase(Locale.ROOT), e.getMessage());
      return PhotoRow.without(photo, sha256, why, millisecondsSince(start), author);
    } catch (RuntimeException e) {
      // A fault of Tally's own. It is for the one who looks through the reasons, not for the other ten million photos.
      return PhotoRow.without(photo, sha256, Outcome.unreadable(FAULT, "Tally failed on it: " + e),
          millisecondsSince(start), author);
    }
  }

  /** The row of a photo that is not read, since it ended the process before. */
  public PhotoRow setApart(String photo, int deaths) {
    return PhotoRow.without(photo, null,
        Outcome.unreadable(KILLS,
            "The process that read it ended " + deaths + " times, so it was set apart; look at it by hand."),
        0, author);
  }

  private static long millisecondsSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }
}
