package dev.tally.trainer.data;

import dev.tally.reader.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * MNIST: 60,000 pictures to train with and 10,000 to test with (LeCun, Cortes, Burges). Each part is read when first asked for
 * and kept; training that never calls {@link #test()} never opens the test set. A file is used only if the SHA-256 of what it holds is
 * the original's; how it is called and packed is of no matter. Safe for use by several threads.
 */
public final class Mnist {
  private final Path directory;
  private final List<MnistFile> files;
  private final Map<String, String> hashes = new LinkedHashMap<>();
  private Digits train;
  private Digits test;

  /** @param files training images and labels, test images and labels */
  Mnist(Path directory, List<MnistFile> files) {
    this.directory = directory;
    this.files = files;
    String missing = files.stream()
        .filter(file -> file.in(directory).isEmpty())
        .map(MnistFile::gzipName)
        .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw new DataException("%s lacks %s: %s".formatted(directory, missing, DataDirectory.WHAT_TO_DO));
    }
  }

  /**
   * Looks for the four files, {@code train-images-idx3-ubyte.gz} and so on, in a folder; also without {@code .gz} and
   * with a dot before {@code idx}. Nothing is read yet.
   *
   * @throws DataException if a file is missing
   */
  public static Mnist load(Path directory) {
    return new Mnist(directory, MnistFile.ALL);
  }

  /**
   * The 60,000 pictures to train with; see {@link Split} for a part to choose by.
   *
   * @throws DataException if one of the two files is damaged or not MNIST's
   */
  public synchronized Digits train() {
    if (train == null) {
      train = Digits.read(verified(files.get(0)), verified(files.get(1)));
    }
    return train;
  }

  /**
   * The 10,000 pictures to test with. For final scores only: nothing may be chosen by them.
   *
   * @throws DataException if one of the two files is damaged or not MNIST's
   */
  public synchronized Digits test() {
    if (test == null) {
      test = Digits.read(verified(files.get(2)), verified(files.get(3)));
    }
    return test;
  }

  /**
   * SHA-256 of the four files as they are on disk, by file name, in the order training images, training labels, test images, test
   * labels: what a model's card says about its data.
   *
   * @throws DataException if a file is not MNIST's
   */
  public synchronized Map<String, String> hashes() {
    Map<String, String> all = new LinkedHashMap<>();
    for (MnistFile file : files) {
      String name = verified(file).getFileName().toString();
      all.put(name, hashes.get(name));
    }
    return Collections.unmodifiableMap(all);
  }

  private Path verified(MnistFile file) {
    Path path = file.in(directory)
        .orElseThrow(() -> new DataException(
            "%s lacks %s: %s".formatted(directory, file.gzipName(), DataDirectory.WHAT_TO_DO)));
    hashes.computeIfAbsent(path.getFileName().toString(), name -> hash(file, path));
    return path;
  }

  private static String hash(MnistFile file, Path path) {
    try {
      String hash = Sha256.of(path);
      if (!file.isIn(path)) {
        throw new DataException(
            "%s is not MNIST's (SHA-256 %s where %s, or %s unpacked, is right): run ./tally data fetch mnist to replace it"
                .formatted(path, hash, file.gzipSha256(), file.plainSha256()));
      }
      return hash;
    } catch (IOException e) {
      throw new DataException(path + " cannot be read (" + e.getMessage() + "): check that you may read it",
          e);
    }
  }
}
