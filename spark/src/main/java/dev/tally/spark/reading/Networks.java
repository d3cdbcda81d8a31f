package dev.tally.spark.reading;

import dev.tally.reader.PhotoReader;
import dev.tally.reader.Sha256;
import dev.tally.reader.digit.DigitClassifier;
import dev.tally.reader.digit.ModelException;
import dev.tally.reader.digit.ShippedModels;
import dev.tally.reader.number.SequenceNetwork;
import dev.tally.spark.row.PhotoRow.NetworkHash;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The networks that read, as they travel to the executors: whole files, known by their hashes, so that it does not matter what lies on
 * another machine. For digits first, then for lines of ink, then for photographed lines; the last two may be missing.
 */
public record Networks(List<NetworkFile> files) implements Serializable {
  /** One thread a batch: several photos keep the cores busy together. */
  private static final int THREADS = 1;
  private static final String NONE = "none";

  /** A network's file. The hash is of its bytes. */
  public record NetworkFile(String name, byte[] bytes, String sha256) implements Serializable {
    private static NetworkFile of(String model) {
      byte[] bytes = ShippedModels.readOrFile(model);
      return new NetworkFile(model, bytes, Sha256.of(bytes));
    }
  }

  public Networks {
    files = List.copyOf(files);
  }

  /**
   * As {@code tally read} takes them.
   *
   * @param model one that ships, by name, or a file.onnx
   * @param lines likewise, or {@code none}; empty for what is usual beside the model
   * @throws ModelException where one is missing
   */
  public static Networks of(String model, String lines) {
    List<String> names = new ArrayList<>(List.of(model));
    if (lines.isEmpty() && model.equals(PhotoReader.DEFAULT_MODEL)) {
      names.addAll(List.of(PhotoReader.DEFAULT_LINES, PhotoReader.DEFAULT_PICTURES));
    } else if (!lines.isEmpty() && !lines.equals(NONE)) {
      names.add(lines);
    }
    return new Networks(names.stream().map(NetworkFile::of).toList());
  }

  public List<NetworkHash> hashes() {
    return files.stream().map(file -> new NetworkHash(file.name(), file.sha256())).toList();
  }

  /**
   * A reader with these networks, to be closed.
   *
   * @throws ModelException where a file was changed on its way, is damaged or not Tally's
   */
  public PhotoReader open() {
    for (NetworkFile file : files) {
      if (!Sha256.of(file.bytes()).equals(file.sha256())) {
        throw new ModelException("model " + file.name() + " was changed on its way");
      }
    }
    NetworkFile first = files.getFirst();
    DigitClassifier digits = DigitClassifier.open(first.bytes(), "model " + first.name(), THREADS);
    try {
      return switch (files.size()) {
        case 1 -> PhotoReader.open(digits);
        case 2 -> PhotoReader.open(digits, lines(1));
        default -> PhotoReader.open(digits, lines(1), lines(2));
      };
    } catch (RuntimeException e) {
      digits.close();
      throw e;
    }
  }

  private SequenceNetwork lines(int file) {
    return SequenceNetwork.open(files.get(file).bytes(), "model " + files.get(file).name(), THREADS);
  }
}
