package dev.tally.reader.digit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** ONNX Runtime 1.29.0 ended the process with a segmentation fault where the command line was longer than 4 KB: many photos at once. */
class LongCommandLineTest {

  /** Opens the model that ships. */
  static final class OpenModel {
    private OpenModel() {}

    public static void main(String[] args) {
      try (DigitClassifier classifier = DigitClassifier.named("digits")) {
        System.out.print(classifier.card().name());
      }
    }
  }

  @Test
  void theModelOpens() throws IOException, InterruptedException {
    List<String> command = Stream
        .concat(Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
            OpenModel.class.getName()), Stream.generate(() -> "a/photo/with/a/long/name.jpg").limit(400))
        .toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    assertEquals("digits", output);
  }
}
