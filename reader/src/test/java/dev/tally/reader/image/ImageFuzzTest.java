package dev.tally.reader.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damages valid files at random, always the same way: whatever comes out is a picture or an ImageException. With {@code TALLY_FUZZ_SECONDS}
 * it goes on for so long, with other damage each round; see the profile {@code fuzz}.
 */
class ImageFuzzTest {

  @Test
  void damagedFilesAreReadOrRefused_nothingElse(@TempDir Path folder) throws Exception {
    ChildJvm child = ChildJvm.run(Fuzz.class, folder);

    assertEquals(0, child.exit(), child.stdout() + child.stderr());
    assertTrue(child.stdout().startsWith("both outcomes are common"), child.stdout());
    System.out.println("fuzzing decoders: " + child.stdout());
  }

  /** In a process of its own, because libjpeg reports to stderr, and because decoders are native code. */
  static final class Fuzz {

    private static final int DAMAGED_A_SAMPLE = 400;
    private static final int NOISE_A_SAMPLE = 100;

    /** Small limits: a header changed to claim much is refused, and the test stays quick. */
    private final ImageDecoder decoder = new ImageDecoder(new ImageLimits(1 << 20, 2, 2_000, 100_000));
    private int read;
    private int refused;

    public static void main(String[] args) {
      Fuzz fuzz = new Fuzz();
      long seconds = Long.parseLong(System.getenv().getOrDefault("TALLY_FUZZ_SECONDS", "0"));
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      long seed = 20260101;
      do {
        fuzz.round(seed++);
      } while (System.nanoTime() < end);
      boolean bothCommon = fuzz.read > 500 && fuzz.refused > 500;
      System.out.print((bothCommon ? "both outcomes are common" : "one outcome is rare") + ": " + fuzz.read
          + " read, " + fuzz.refused + " refused, none crashed");
    }

    private void round(long seed) {
      ImageFiles.samples().forEach((name, file) -> {
        Random random = new Random(seed);
        for (int round = 0; round < DAMAGED_A_SAMPLE; round++) {
          decode(name, damaged(file, random));
        }
        for (int round = 0; round < NOISE_A_SAMPLE; round++) {
          decode(name, noiseBehindSignature(file, random));
        }
      });
    }

    private void decode(String name, byte[] file) {
      try {
        decoder.decode(file);
        read++;
      } catch (ImageException _) {
        refused++;
      } catch (RuntimeException e) {
        throw new AssertionError(name + " as " + HexFormat.of().formatHex(file), e);
      }
    }

    private static byte[] damaged(byte[] file, Random random) {
      byte[] damaged = random.nextInt(8) == 0
          ? Arrays.copyOf(file, random.nextInt(file.length) + 1)
          : file.clone();
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        // Headers are short and decide most: half of the flips go there.
        int reach = random.nextBoolean() ? Math.min(64, damaged.length) : damaged.length;
        damaged[random.nextInt(reach)] = random.nextInt(3) == 0 ? (byte) -1 : (byte) random.nextInt();
      }
      return damaged;
    }

    private static byte[] noiseBehindSignature(byte[] file, Random random) {
      byte[] noise = new byte[16 + random.nextInt(200)];
      random.nextBytes(noise);
      System.arraycopy(file, 0, noise, 0, Math.min(file.length, 4 + random.nextInt(12)));
      return noise;
    }
  }
}
