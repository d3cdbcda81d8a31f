package dev.tally.trainer.data;

import dev.tally.reader.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * A set of hands as its repository has it at one commit, and how Tally's file is made of that: the files that count, in one order, with
 * nothing in them that depends on when or by whom it is done.
 */
enum HandsArchive {
  /** The first twelve writers; the folder is the writer's. */
  SWISS(HandsFile.SWISS, "BSI-Business-Systems-Integration-AG/anagnostes", "fd24d4b",
      "numbers/(00(?:0[1-9]|1[0-2])_\\w+/[0-9]/[^/]+\\.png)") {
    @Override
    byte[] packed(SortedMap<String, byte[]> files) {
      TarWriter tar = new TarWriter(TarWriter.Style.POSIX);
      StringBuilder labels = new StringBuilder("file\texpected\twriter\n");
      files.forEach((name, bytes) -> {
        tar.file(name, bytes);
        String[] parts = name.split("/", -1);
        labels.append(name).append('\t').append(parts[1]).append('\t').append(parts[0]).append('\n');
      });
      tar.file("labels.tsv", labels.toString().getBytes(StandardCharsets.UTF_8));
      return tar.toBytes();
    }
  },
  BHMSDS(HandsFile.BHMSDS, "wblachowski/bhmsds", "07d208e41923b061e338c241e59daacdd2752d53",
      "(symbols/[^/]+\\.png|README\\.md|LICENSE)") {
    @Override
    byte[] packed(SortedMap<String, byte[]> files) {
      TarWriter tar = new TarWriter(TarWriter.Style.GNU);
      tar.folder("symbols/");
      files.tailMap("symbols/").forEach(tar::file);
      for (String beside : new String[] {"README.md", "LICENSE"}) {
        Optional.ofNullable(files.get(beside)).ifPresent(bytes -> tar.file(beside, bytes));
      }
      return tar.toBytes();
    }
  };

  private final HandsFile file;
  private final String repository;
  private final String commit;
  private final Pattern counts;

  /** @param counts the path of a file that counts, its group being the name that it gets */
  HandsArchive(HandsFile file, String repository, String commit, String counts) {
    this.file = file;
    this.repository = repository;
    this.commit = commit;
    this.counts = Pattern.compile(counts);
  }

  abstract byte[] packed(SortedMap<String, byte[]> files);

  HandsFile file() {
    return file;
  }

  /** Where a host of repositories has the archive, as its folder below the host's address. */
  String folder() {
    return repository + "/tar.gz/";
  }

  String commit() {
    return commit;
  }

  /**
   * Makes Tally's file of the repository's archive.
   *
   * @throws DataException if the archive is damaged, or what is in it is not the set
   */
  byte[] repack(Path archive) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    TarFile.read(archive, (name, bytes) -> {
      // The first folder is the repository's name and commit.
      var path = counts.matcher(name.substring(name.indexOf('/') + 1));
      if (path.matches()) {
        files.put(path.group(1), bytes);
      }
    });
    byte[] tar = packed(files);
    String contents = Sha256.of(tar);
    if (!contents.equals(file.contents())) {
      throw new DataException(
          "%s at %s does not give %s: %,d of its files make contents of SHA-256 %s, where %s is right"
              .formatted(repository, commit, file.fileName(), files.size(), contents, file.contents()));
    }
    return file.fileName().endsWith(".gz") ? gzipped(tar) : tar;
  }

  private static byte[] gzipped(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return packed.toByteArray();
  }
}
