package dev.tally.trainer.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.NeedsData;
import dev.tally.trainer.export.GoldenVectors.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients test themselves with holds for every runtime there is. */
class GoldenVectorsTest {
  private final GoldenVectors golden = GoldenVectors.read(ShippedDigits.GOLDEN_FILE);

  @ParameterizedTest
  @NeedsData("mnist")
  @CsvSource({"ONNX,false", "ONNX,true", "TFLITE,false", "TFLITE,true"})
  void everyRuntimeReproducesThem(FileFormat format, boolean int8) {
    byte[] file = ShippedDigits.file(format, int8);
    for (ModelRuntime runtime : ModelRuntime.of(format)) {
      try (ModelRuntime.Opened opened = runtime.open(file, "digits", 1)) {
        double difference = golden.differenceFrom(opened, int8);
        assertTrue(difference <= (int8 ? golden.int8Tolerance() : golden.floatTolerance()),
            runtime + " is " + difference + " away; " + ShippedDigits.REPEAT);
      }
    }
  }

  @Test
  void theyAreOfTheDefaultModelAndHardEnough() {
    assertEquals("digits", golden.model());
    long unsure = golden.vectors().stream().filter(vector -> largest(vector) < 0.9).count();
    assertTrue(unsure >= 3, "only " + unsure + " vectors are unsure, so the others hide small mistakes");
  }

  private static float largest(Golden vector) {
    float largest = 0;
    for (float probability : vector.floats()) {
      largest = Math.max(largest, probability);
    }
    return largest;
  }
}
