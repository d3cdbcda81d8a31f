package dev.tally.trainer.data;

import dev.tally.reader.Sha256;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/**
 * One of the four files: its name without {@code .gz}, and the size and SHA-256 by which it is known, gzipped as published and
 * unpacked.
 */
record MnistFile(String name, long gzipBytes, String gzipSha256, String plainSha256) {
  static final MnistFile TRAIN_IMAGES = new MnistFile("train-images-idx3-ubyte", 9_912_422,
      "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
      "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db");
  static final MnistFile TRAIN_LABELS = new MnistFile("train-labels-idx1-ubyte", 28_881,
      "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
      "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5");
  static final MnistFile TEST_IMAGES = new MnistFile("t10k-images-idx3-ubyte", 1_648_877,
      "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
      "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7");
  static final MnistFile TEST_LABELS = new MnistFile("t10k-labels-idx1-ubyte", 4_542,
      "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
      "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");
  static final List<MnistFile> ALL = List.of(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS);

  String gzipName() {
    return name + ".gz";
  }

  /** Where the file is in a folder: gzipped or not, with a dash or, as some unpackers have it, a dot before the kind of idx. */
  Optional<Path> in(Path directory) {
    String dotted = name.replaceFirst("-(?=idx\\d)", ".");
    return Stream.of(gzipName(), name, dotted + ".gz", dotted)
        .map(directory::resolve)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** Whether a file holds what was published, whatever it is called and whoever gzipped it. */
  boolean isIn(Path file) throws IOException {
    String asItIs = Sha256.of(file);
    try {
      return asItIs.equals(gzipSha256) || asItIs.equals(plainSha256)
          || IdxFile.sha256(file).equals(plainSha256);
    } catch (EOFException | ZipException e) {
      return false; // it begins like a gzipped file, and is damaged
    }
  }
}
