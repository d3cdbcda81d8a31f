package dev.tally.trainer.data;

import dev.tally.reader.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A set of handwriting that models may be trained on and published: what it is known by, and whom to thank.
 */
public enum HandsFile {
  SWISS("swiss-numbers.tar", 16_547_840, "00054d8f517b4bdcff6d1908d7458a776aca8b0c8534d9ada0a36c8c0ae03d3f",
      "00054d8f517b4bdcff6d1908d7458a776aca8b0c8534d9ada0a36c8c0ae03d3f", "CC0",
      "numbers by Alex Schroeder and 11 more Swiss writers (kensanata/numbers)"),
  BHMSDS("bhmsds.tar.gz", 7_374_081, "af83133476da88948a4fb592d2cae0248c544446e540f1989b3f9783889dfb38",
      "2ad1b6115aee9df52fad7178d5a8d638558fce722fef915080f43ccef7cae176", "MIT",
      "Basic Handwritten Math Symbols by W. Blachowski (wblachowski/bhmsds)"),
  PENDIGITS("pendigits.jsonl.gz", 1_006_229,
      "16bc1acd9d1f2b34595bb204ccfd6a72475a9f2562641c119f3c7e88fb3c22c5",
      "cfa337df76bbb8367085dfe1abda5549a1345f2de9dc73a504eb4188c1d47b8c", "CC BY 4.0",
      "Pen-Based Recognition of Handwritten Digits by E. Alpaydin and F. Alimoglu (UCI)"),
  UJI("uji-digits.jsonl.gz", 44_871, "3e4be8cbc588dc1661666bf550449f05eee160817e68fea7271b094d85e1ffc0",
      "7a189fb7e377f61621ae5d3191c5bba75f019a8d0ecab5ce18fdf7b864442f32", "CC BY 4.0",
      "UJI Pen Characters by F. Prat, M. J. Castro, D. Llorens, A. Marzal, J. M. Vilar (UCI)"),
  JUNGLE("jungle-cells.tar", 44_554_240, "e2599a4eb00ff805e92a93eb7e73d2ccfac0dfad6e1175b412a950555259036f",
      "e2599a4eb00ff805e92a93eb7e73d2ccfac0dfad6e1175b412a950555259036f", "CC BY 4.0",
      "Jungle Weather by K. Hufkens and the citizens who transcribed it (Zenodo 7104838)");

  private final String fileName;
  private final long bytes;
  private final String sha256;
  private final String contents;
  private final String licence;
  private final String credit;

  /** @param contents SHA-256 of what is in it, unpacked: gzip packs the same contents in many ways */
  HandsFile(String fileName, long bytes, String sha256, String contents, String licence, String credit) {
    this.fileName = fileName;
    this.bytes = bytes;
    this.sha256 = sha256;
    this.contents = contents;
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

  /** The file as it is passed on. */
  RemoteFile remote() {
    return new RemoteFile(fileName, bytes, sha256);
  }

  /** SHA-256 of what is in it, unpacked. */
  String contents() {
    return contents;
  }

  /** The file in a folder; empty where it is not there. Throws {@link DataException} where it is another. */
  Optional<Path> in(Path folder) {
    Path file = folder.resolve(fileName);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      String actual = Sha256.of(file);
      if (!actual.equals(sha256) && !(fileName.endsWith(".gz") && IdxFile.sha256(file).equals(contents))) {
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
