package dev.tally.reader.image;

import static dev.tally.reader.image.ImageFiles.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SilenceTest {

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "OpenCV's log cannot be turned off from Java there")
  void oddAndDamagedFilesPrintNothing(@TempDir Path folder) throws Exception {
    assertEquals(new ChildJvm(0, "", ""), ChildJvm.run(DecodeOddFiles.class, folder));
  }

  /** Each of these files makes OpenCV, libtiff or libpng write to stderr if it is decoded as it is. */
  static final class DecodeOddFiles {

    private DecodeOddFiles() {}

    public static void main(String[] args) {
      byte[] profile = chunk("iCCP", join(ascii("x\0\0"), deflate(new byte[128])));
      byte[] badSum = png(2, 2, 8, 0, bytes(0, 1, 2, 0, 3, 4));
      badSum[badSum.length - 13] ^= 1;

      decode(tiffWith(50_000, 1));
      decode(tiffWith(259, 5)); // LZW, which the pixels are not
      decode(tiffWith(259, 9_999)); // a compression that nobody knows
      decode(encode(2, 2, 4, new byte[16], ".tiff"));
      decode(png(2, 2, 8, 0, bytes(0, 1, 2, 0, 3, 4), profile));
      decode(badSum);
    }

    private static byte[] tiffWith(int tag, int value) {
      Map<Integer, int[]> tags = tiffTags(2, 2, 8, 1, 1);
      tags.put(tag, new int[] {value});
      return tiff(ByteOrder.BIG_ENDIAN, tags, bytes(255, 254, 253, 252));
    }

    private static void decode(byte[] file) {
      try {
        new ImageDecoder().decode(file);
      } catch (ImageException _) {
        // which of these can be read is not the point here
      }
    }
  }
}
