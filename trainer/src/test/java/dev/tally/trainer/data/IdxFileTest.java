package dev.tally.trainer.data;

import static dev.tally.trainer.data.IdxBytes.gzip;
import static dev.tally.trainer.data.IdxBytes.idx;
import static dev.tally.trainer.data.IdxBytes.labels;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {
  @TempDir
  Path folder;

  @Test
  void read_plainAndGzip() throws IOException {
    byte[] content = idx(8, new int[] {2, 1, 3}, new byte[] {1, 2, 3, 4, 5, (byte) 255});
    for (byte[] stored : new byte[][] {content, gzip(content)}) {
      IdxFile idx = IdxFile.read(file(stored), 3);

      assertEquals(2, idx.length(0));
      assertEquals(1, idx.length(1));
      assertEquals(3, idx.length(2));
      assertArrayEquals(new byte[] {1, 2, 3, 4, 5, (byte) 255}, idx.elements());
    }
  }

  @Test
  void read_missing() {
    assertRefused("does not exist", folder.resolve("absent"), 1);
  }

  @Test
  void read_folder() {
    assertRefused("cannot be read", folder, 1);
  }

  @Test
  void read_emptyFile() throws IOException {
    assertRefused("ends before its header", file(new byte[0]), 1);
  }

  @Test
  void read_wrongMagic() throws IOException {
    assertRefused("is not an idx file", file(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 1, 7}), 1);
  }

  @Test
  void read_floats() throws IOException {
    assertRefused("type 0x0d", file(idx(0x0d, new int[] {1}, new byte[4])), 1);
  }

  @Test
  void read_labelsWhereImagesAreNeeded() throws IOException {
    assertRefused("has 1 dimensions where 3 are needed", file(labels(1, 2)), 3);
  }

  @Test
  void read_zeroCount() throws IOException {
    assertRefused("is empty", file(idx(8, new int[] {0, 28, 28}, new byte[0])), 3);
  }

  @Test
  void read_truncated() throws IOException {
    byte[] content = labels(1, 2, 3);
    assertRefused("holds 2 bytes of elements where its header says 3",
        file(Arrays.copyOf(content, content.length - 1)), 1);
    assertRefused("holds 2 bytes", file(gzip(Arrays.copyOf(content, content.length - 1))), 1);
    assertRefused("ends before its header", file(Arrays.copyOf(content, 6)), 1);
  }

  @Test
  void read_trailingBytes() throws IOException {
    byte[] content = Arrays.copyOf(labels(1, 2, 3), 12);
    assertRefused("goes on after the 3 bytes", file(content), 1);
    assertRefused("goes on after the 3 bytes", file(gzip(content)), 1);
  }

  @Test
  void read_gzipCut() throws IOException {
    byte[] content = gzip(labels(1, 2, 3));
    assertRefused("ends before", file(Arrays.copyOf(content, content.length - 6)), 1);
  }

  @Test
  void read_gzipWithWrongSum() throws IOException {
    byte[] content = gzip(labels(1, 2, 3));
    content[content.length - 6] ^= 1;
    assertRefused("does not unpack as gzip", file(content), 1);
  }

  @Test
  void read_hugeCounts() throws IOException {
    assertRefused("claims to hold more", file(idx(8, new int[] {Integer.MIN_VALUE, 28, 28}, new byte[9])), 3);
    assertRefused("claims to hold more", file(idx(8, new int[] {-1, -1, -1}, new byte[9])), 3);
    assertRefused("claims to hold more", file(gzip(idx(8, new int[] {1 << 16, 1 << 16, 1}, new byte[9]))), 3);
  }

  /** The largest count allowed, over nine bytes: what is allocated must follow the file, not the header. */
  @Test
  void read_boastfulHeaderAllocatesLittle() throws IOException {
    Path file = file(gzip(idx(8, new int[] {(int) IdxFile.MAX_BYTES}, new byte[9])));

    long before = allocatedBytes();
    assertRefused("holds 9 bytes", file, 1);

    assertTrue(allocatedBytes() - before < 4 << 20,
        "a file of a few bytes made the reader allocate megabytes");
  }

  /** 64 MB of zeros in 64 kB, behind a header that says 3. */
  @Test
  void read_gzipBombAllocatesLittle() throws IOException {
    Path file = folder.resolve("bomb");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(labels(1, 2, 3));
      for (int i = 0; i < 64; i++) {
        out.write(new byte[1 << 20]);
      }
    }

    long before = allocatedBytes();
    assertRefused("goes on after the 3 bytes", file, 1);

    assertTrue(allocatedBytes() - before < 4 << 20, "a bomb made the reader allocate megabytes");
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("file"), content);
  }

  private static void assertRefused(String reason, Path file, int dimensions) {
    String message = assertThrows(DataException.class, () -> IdxFile.read(file, dimensions)).getMessage();
    assertTrue(message.startsWith(file + " "), message);
    assertTrue(message.contains(reason), message);
    assertFalse(message.contains("\n"), message);
  }

  private static long allocatedBytes() {
    return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
