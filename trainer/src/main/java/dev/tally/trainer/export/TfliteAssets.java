package dev.tally.trainer.export;

import dev.tally.json.CardJson;
import dev.tally.reader.digit.ModelCard;
import dev.tally.reader.digit.ModelException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The files that travel with a TensorFlow Lite model: labels and card, as an archive behind the model's own bytes, where MediaPipe's
 * and Android's libraries look for them. Nothing in it is compressed, which those libraries demand.
 */
final class TfliteAssets {
  static final String LABELS = "labels.txt";
  static final String CARD = "card.json";
  private static final String DIGITS = "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n";

  /** Of the archive's last record, without a comment; see PKWARE's APPNOTE 4.3.16. */
  private static final int END = 22;
  private static final int END_DIRECTORY = 16;
  /** Of the directory's entries; APPNOTE 4.3.12. */
  private static final int ENTRY = 46;
  private static final int ENTRY_PLACE = 42;
  private static final int ENTRY_NAME = 28;
  /** Files should not differ by when they were written; archives know no earlier day. */
  private static final LocalDateTime DAY = LocalDateTime.of(1980, 1, 1, 0, 0);

  private TfliteAssets() {}

  /**
   * The model with the archive behind it.
   *
   * @param lines whether it is for lines, which have places without a digit
   */
  static byte[] append(byte[] model, ModelCard card, boolean lines) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      add(zip, LABELS, lines ? DIGITS + "blank\n" : DIGITS);
      add(zip, CARD, CardJson.shortOf(card));
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    byte[] archive = moved(bytes.toByteArray(), model.length);
    byte[] both = Arrays.copyOf(model, model.length + archive.length);
    System.arraycopy(archive, 0, both, model.length, archive.length);
    return both;
  }

  private static void add(ZipOutputStream zip, String name, String text) throws IOException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(DAY);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /** Places in the archive count from the beginning of the whole file. */
  private static byte[] moved(byte[] archive, int by) {
    ByteBuffer bytes = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
    int end = archive.length - END;
    int entry = bytes.getInt(end + END_DIRECTORY);
    bytes.putInt(end + END_DIRECTORY, entry + by);
    while (entry < end) {
      bytes.putInt(entry + ENTRY_PLACE, bytes.getInt(entry + ENTRY_PLACE) + by);
      entry += ENTRY + bytes.getShort(entry + ENTRY_NAME) + bytes.getShort(entry + ENTRY_NAME + 2)
          + bytes.getShort(entry + ENTRY_NAME + 4);
    }
    return archive;
  }

  /**
   * The card in a model file.
   *
   * @throws ModelException if there is none
   */
  static ModelCard card(byte[] file) {
    int end = file.length - END;
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (end < 0 || bytes.getInt(end) != 0x06054b50) {
      throw new ModelException("it has no card, so it was not made by Tally, or it is cut short");
    }
    int directory = bytes.getInt(end + END_DIRECTORY);
    if (directory < 0 || directory > end - ENTRY) {
      throw new ModelException("it is damaged");
    }
    int first = bytes.getInt(directory + ENTRY_PLACE);
    if (first < 0 || first > directory) {
      throw new ModelException("it is damaged");
    }
    try (
        ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file, first, file.length - first))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(CARD)) {
          return ModelCard.fromJson(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      throw new ModelException("it is damaged", e);
    }
    throw new ModelException("it has no card, so it was not made by Tally");
  }
}
