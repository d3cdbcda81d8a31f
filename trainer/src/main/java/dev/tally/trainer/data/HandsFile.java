package dev.tally.trainer.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A set of handwriting that models may be trained on and published: what it is known by, and whom to thank.
 */
public enum HandsFile {
  SWISS("swiss-numbers.tar", "00054d8f517b4bdcff6d1908d7458a776aca8b0c8534d9ada0a36c8c0ae03d3f", "CC0",
      "numbers by Alex Schroeder and 11 more Swiss writers (kensanata/numbers)"), BHMSDS("bhmsds.tar.gz",
          "af83133476da88948a4fb592d2cae0248c544446e540f1989b3f9783889dfb38", "MIT",
          "Basic Handwritten Math Symbols by W. Blachowski (wblachowski/bhmsds)"), PENDIGITS(
              "pendigits.jsonl.gz", "16bc1acd9d1f2b34595bb204ccfd6a72475a9f2562641c119f3c7e88fb3c22c5",
              "CC BY 4.0",
              "Pen-Based Recognition of Handwritten Digits by E. Alpaydin and F. Alimoglu (UCI)"), UJI(
                  "uji-digits.jsonl.gz", "3e4be8cbc588dc1661666bf550449f05eee160817e68fea7271b094d85e1ffc0",
                  "CC BY 4.0",
                  "UJI Pen Characters by F. Prat, M. J. Castro, D. Llorens, A. Marzal, J. M. Vilar (UCI)"), JUNGLE(
                      "jungle-cells.tar", "e2599a4eb00ff805e92a93eb7e73d2ccfac0dfad6e1175b412a950555259036f",
                      "CC BY 4.0",
                      "Jungle Weather by K. Hufkens and the citizens who transcribed it (Zenodo 7104838)");

  private final String fileName;
  private final String sha256;
  private final String licence;
  private final String credit;

  HandsFile(String fileName, String sha256, String licence, String credit) {
    this.fileName = fileName;
    this.sha256 = sha256;
    this.licence = licence;
    this.credit = credit;
  }

  public String fileName() {
    return fileName;
  }

  public String sha256() {
    return sha256;
  }

  public String licence() {
    return licence;
  }

  public String credit() {
    return credit;
  }

  /** The file in a folder; empty where it is not there. Throws {@link DataException} where it is another. */
  Optional<Path> in(Path folder) {
    Path file = folder.resolve(fileName);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      String actual = Sha256.of(file);
      if (!actual.equals(sha256)) {
        throw new DataException(
            "%s is not the set it is named for (SHA-256 %s where %s is right): copy it again".formatted(file,
                actual, sha256));
      }
    } catch (IOException e) {
      throw new DataException(file + " cannot be read (" + e.getMessage() + "): check that you may read it",
          e);
    }
    return Optional.of(file);
  }
}
