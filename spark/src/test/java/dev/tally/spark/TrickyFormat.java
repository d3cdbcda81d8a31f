package dev.tally.spark;

import dev.tally.reader.image.DocumentFormat;
import dev.tally.reader.image.ImageLimits;
import dev.tally.reader.image.Photo;
import dev.tally.reader.image.Picture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Photos that tests need and nobody takes: one that ends the process which decodes it, as a crash in native code does, and one whose
 * decoding waits, and says in which process, until the test lets it go on. The reader finds it as it finds PDF.
 */
public final class TrickyFormat implements DocumentFormat {
  private static final String MARK = "TRICKY ";
  private static final int SIDE = 200;
  private static final int AS_AFTER_A_CRASH = 139;

  static byte[] killing() {
    return (MARK + "kill").getBytes(StandardCharsets.UTF_8);
  }

  /** @param gate a folder */
  static byte[] waiting(Path gate) {
    return (MARK + gate).getBytes(StandardCharsets.UTF_8);
  }

  static void open(Path gate) throws IOException {
    Files.writeString(open(gate.toString()), "");
  }

  private static Path open(String gate) {
    return Path.of(gate, "open");
  }

  /** The processes that came to the gate. */
  static List<Long> waitingAt(Path gate) throws IOException {
    try (Stream<Path> files = Files.list(gate)) {
      return files.map(file -> file.getFileName().toString())
          .filter(name -> name.matches("\\d+"))
          .map(Long::valueOf)
          .toList();
    }
  }

  @Override
  public boolean isOne(byte[] bytes) {
    return bytes.length > MARK.length()
        && new String(bytes, 0, MARK.length(), StandardCharsets.UTF_8).equals(MARK);
  }

  @Override
  public Photo firstPage(byte[] bytes, ImageLimits limits) {
    String what = new String(bytes, StandardCharsets.UTF_8).substring(MARK.length());
    if (what.equals("kill")) {
      Runtime.getRuntime().halt(AS_AFTER_A_CRASH);
    }
    await(what);
    byte[] white = new byte[3 * SIDE * SIDE];
    Arrays.fill(white, (byte) 255);
    return new Photo(new Picture(SIDE, SIDE, white), Optional.empty());
  }

  private static void await(String gate) {
    try {
      Files.writeString(Path.of(gate, Long.toString(ProcessHandle.current().pid())), "");
      while (!Files.exists(open(gate))) {
        Thread.sleep(20);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
