package dev.tally.trainer.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Reads the files of a tar archive, gzipped or plain, one after another (POSIX ustar; long names as GNU's tar writes them). */
final class TarFile {
  private static final int BLOCK = 512;
  private static final long LARGEST = 64L << 20;

  private TarFile() {}

  /** Takes a file of the archive. */
  interface Visitor {
    void file(String name, byte[] bytes);
  }

  /** Throws {@link DataException} where the archive is missing, damaged or cut off. */
  static void read(Path archive, Visitor visitor) {
    try (InputStream in = opened(archive)) {
      read(in, visitor);
    } catch (IOException | NumberFormatException e) {
      throw new DataException(
          "%s is missing, damaged or no tar archive (%s): copy it again".formatted(archive, e.getMessage()),
          e);
    }
  }

  private static InputStream opened(Path archive) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip ? new BufferedInputStream(new GZIPInputStream(in), 1 << 16) : in;
  }

  private static void read(InputStream in, Visitor visitor) throws IOException {
    String longName = null;
    for (;;) {
      byte[] header = in.readNBytes(BLOCK);
      if (header.length == 0 || (header.length == BLOCK && header[0] == 0)) {
        return;
      }
      if (header.length < BLOCK || !text(header, 257, 5).equals("ustar")) {
        throw new EOFException("a header is cut off or none");
      }
      long size = Long.parseLong(text(header, 124, 12).strip(), 8);
      if (size > LARGEST) {
        throw new IOException("a file in it has " + size + " bytes");
      }
      byte[] bytes = in.readNBytes((int) size);
      if (bytes.length < size) {
        throw new EOFException("cut off in the middle of a file");
      }
      in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
      switch (header[156]) {
        case 'L' -> longName = text(bytes, 0, bytes.length);
        case '0', 0 -> {
          String prefix = text(header, 345, 155);
          String name = text(header, 0, 100);
          // GNU's headers have other things where ustar has the prefix.
          boolean posix = header[262] == 0 && !prefix.isEmpty();
          visitor.file(longName != null ? longName : posix ? prefix + "/" + name : name, bytes);
          longName = null;
        }
        default -> longName = null;
      }
    }
  }

  private static String text(byte[] bytes, int from, int most) {
    int end = from;
    while (end < from + most && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }
}
