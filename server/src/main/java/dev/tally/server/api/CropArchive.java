package dev.tally.server.api;

import dev.tally.reader.Box;
import dev.tally.reader.image.ImageDecoder;
import dev.tally.reader.image.ImageException;
import dev.tally.reader.image.Picture;
import dev.tally.server.database.Database;
import dev.tally.server.ledger.Corrections;
import dev.tally.server.ledger.Corrections.Labelled;
import dev.tally.server.reading.PhotoBoxes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a ZIP of labelled crops in a temporary file: only a whole one is ever sent, and memory holds one photo and one crop at a time,
 * however many there are and whoever asks. Thread-safe.
 */
final class CropArchive {
  private static final Logger LOG = LoggerFactory.getLogger("tally.corrections");
  /** Of the box's height, on each side: boxes hug the ink. */
  private static final double MARGIN = 0.2;
  /** A box may be the whole photo; larger pictures teach nothing more. */
  private static final int LONGEST_SIDE = 1600;

  private final Database database;
  private final ImageDecoder decoder = new ImageDecoder();
  /** One photo at a time: decoded it may take 200 MB. */
  private final ReentrantLock decoding = new ReentrantLock();

  CropArchive(Database database) {
    this.database = database;
  }

  /**
   * The archive, a file of its own that the caller deletes.
   *
   * @param labels those of one photo together
   */
  Path of(List<Labelled> labels, Instant now) throws IOException {
    Path file = Files.createTempFile("tally-corrections-", ".zip");
    try {
      write(file, labels, now);
      return file;
    } catch (IOException | RuntimeException e) {
      Files.delete(file);
      throw e;
    }
  }

  private void write(Path file, List<Labelled> labels, Instant now) throws IOException {
    StringBuilder lines = new StringBuilder("file\texpected\tread\tmodel\n");
    try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
      // Pictures are packed already.
      zip.setLevel(Deflater.NO_COMPRESSION);
      for (int from = 0; from < labels.size();) {
        int to = from + 1;
        while (to < labels.size() && labels.get(to).expense().equals(labels.get(from).expense())) {
          to++;
        }
        add(zip, lines, labels.subList(from, to), now);
        from = to;
      }
      zip.putNextEntry(new ZipEntry("labels.tsv"));
      zip.write(lines.toString().getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
  }

  /** Those of one photo. */
  private void add(ZipOutputStream zip, StringBuilder lines, List<Labelled> labels, Instant now)
      throws IOException {
    decoding.lock();
    try {
      Optional<Picture> photo = photo(labels.getFirst(), now);
      if (photo.isEmpty()) {
        return;
      }
      for (Labelled label : labels) {
        String name = label.name() + ".png";
        zip.putNextEntry(new ZipEntry(name));
        zip.write(
            PhotoBoxes.crop(photo.get(), widened(label.box(), photo.get())).within(LONGEST_SIDE).toPng());
        zip.closeEntry();
        lines.append(
            String.join("\t", name, label.became(), label.was().orElse("-"), label.model()).concat("\n"));
      }
    } finally {
      decoding.unlock();
    }
  }

  /** As the reader saw it: boxes are shares, so the scale does not matter. Empty where it was deleted, or cannot be read any more. */
  private Optional<Picture> photo(Labelled label, Instant now) {
    try {
      return database.read(handle -> Corrections.photo(handle, label, now))
          .map(file -> decoder.decodePhoto(file).picture());
    } catch (ImageException e) {
      // One photo must not keep all others from being exported.
      LOG.error("a photo in the ledger is damaged, its corrections are left out", e);
      return Optional.empty();
    }
  }

  private static Box widened(Box box, Picture photo) {
    double y = MARGIN * box.height();
    double x = y * photo.height() / photo.width();
    double left = Math.max(0, box.x() - x);
    double top = Math.max(0, box.y() - y);
    return new Box(left, top, Math.min(1, box.x() + box.width() + x) - left,
        Math.min(1, box.y() + box.height() + y) - top);
  }
}
