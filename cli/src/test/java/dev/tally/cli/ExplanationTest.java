package dev.tally.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be written is said in words, and what is made is said, too. */
class ExplanationTest {
  @TempDir
  private Path folder;

  @Test
  void aFileInPlaceOfAFolderIsSaidInWords() throws IOException {
    String file = Files.writeString(folder.resolve("taken"), "x").toString();
    CommandRun.of("data", "examples", "--out", file).refused(1, "taken", "is no folder");
    CommandRun.of("read", "number", "../examples/number-4431.png", "--debug", file)
        .refused(1, "taken", "is no folder");
    CommandRun.of("man", "--out", file + "/below").refused(1, "taken");
  }

  @Test
  void aFolderThatIsMadeIsSaid() {
    String made = folder.resolve("a").resolve("b").toString();
    CommandRun first = CommandRun.of("data", "examples", "--out", made);
    first.done();
    assertEquals("tally: made the folder " + made, first.err().strip());
    assertEquals("", CommandRun.of("data", "examples", "--out", made).err());
  }

  @Test
  void aModelForAnotherRuntimeIsNamedForWhatItIs() {
    String model = "../models/phone-int8.tflite";
    CommandRun.of("read", "digit", "../examples/digit-8.png", "--model", model)
        .refused(1, model, "TensorFlow Lite", ".onnx");
    CommandRun.of("read", "number", "../examples/number-4431.png", "--lines", "../models/lines-int8.tflite")
        .refused(1, "TensorFlow Lite");
    CommandRun lines = CommandRun.of("evaluate", "mnist", "--model", "lines");
    assertEquals(1, lines.code());
    assertTrue(lines.err().contains("lines of writing"), lines.err());
  }
}
