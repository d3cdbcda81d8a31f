package dev.tally.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchTest {
  private final StringWriter errors = new StringWriter();

  private int execute(String... arguments) {
    return Bench.commandLine().setErr(new PrintWriter(errors)).execute(arguments);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "training --network nix", "training --contenders nix", "training --steps 2 --seconds 1",
          "training --repeats 0", "training --seconds 0", "gradients --batch 0", "kernels --threads 0",
          "serving x.png --repeats 0"})
  void wrongUsageIsTwo(String line) {
    assertEquals(2, execute(line.isEmpty() ? new String[0] : line.split(" ")), errors::toString);
    assertTrue(errors.toString().contains("Usage: bench"), errors::toString);
  }

  @Test
  void wrongNamesAreAnsweredWithTheRightOnes() {
    execute("training", "--contenders", "nix");
    assertTrue(errors.toString().contains("there are: [tally, libtorch,"), errors::toString);
  }
}
