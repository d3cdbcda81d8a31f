package dev.tally.server.reading;

import dev.tally.reader.PhotoReader;
import dev.tally.reader.Sha256;
import dev.tally.reader.digit.DigitClassifier;
import dev.tally.reader.digit.ModelCard;
import dev.tally.reader.digit.ShippedModels;
import dev.tally.reader.number.SequenceNetwork;
import java.util.concurrent.atomic.AtomicInteger;

/** A model in use. It is closed when the last of its users is done, so it can be replaced at any time. Thread-safe. */
public final class Model implements AutoCloseable {
  private final String name;
  private final byte[] file;
  private final String sha256;
  private final DigitClassifier classifier;
  private final PhotoReader reader;
  /** Those who read with it, and {@link Models} as long as it is the current one. */
  private final AtomicInteger users = new AtomicInteger(1);

  /** Throws {@link dev.tally.reader.digit.ModelException} where the file is damaged or not Tally's. */
  Model(String name, byte[] file) {
    this.name = name;
    this.file = file;
    this.sha256 = Sha256.of(file);
    // One thread a batch: requests keep the cores busy together.
    this.classifier = DigitClassifier.open(file, "model " + name, 1);
    this.reader = name.equals(PhotoReader.DEFAULT_MODEL)
        ? PhotoReader.open(classifier, lines(PhotoReader.DEFAULT_LINES), lines(PhotoReader.DEFAULT_PICTURES))
        : PhotoReader.open(classifier);
  }

  private static SequenceNetwork lines(String model) {
    return SequenceNetwork.open(ShippedModels.read(model), "model " + model, 1);
  }

  /** Whether it could be taken into use; not if it was closed meanwhile. */
  boolean acquire() {
    return users.getAndUpdate(n -> n == 0 ? 0 : n + 1) > 0;
  }

  /** One user less. */
  @Override
  public void close() {
    if (users.decrementAndGet() == 0) {
      reader.close();
    }
  }

  public String name() {
    return name;
  }

  /** Of the whole file, in hexadecimal. */
  public String sha256() {
    return sha256;
  }

  /** Its file: do not write. */
  byte[] file() {
    return file;
  }

  public ModelCard card() {
    return classifier.card();
  }

  public PhotoReader reader() {
    return reader;
  }

  public DigitClassifier classifier() {
    return classifier;
  }
}
