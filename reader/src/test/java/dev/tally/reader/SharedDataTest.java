package dev.tally.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedDataTest {
  @TempDir
  Path folder;

  @Test
  void find_setNamedByVariable() throws IOException {
    Path digits = Files.createDirectories(folder.resolve("digits"));

    assertEquals(Optional.of(digits),
        SharedData.find("digits", variables("TALLY_DATA", folder.toString())::get, folder));
    assertEquals(Optional.empty(),
        SharedData.find("letters", variables("TALLY_DATA", folder.toString())::get, folder));
  }

  @Test
  void find_setBesideProject() throws IOException {
    Path digits = Files.createDirectories(folder.resolve("shared").resolve("data").resolve("digits"));
    Path module = Files.createDirectories(folder.resolve("project").resolve("module"));
    Files.createFile(module.resolve("pom.xml"));
    Files.createFile(module.resolveSibling("pom.xml"));

    assertEquals(Optional.of(digits), SharedData.find("digits", Map.<String, String>of()::get, module));
  }

  @Test
  void decide_presentRuns() throws IOException {
    Files.createDirectories(folder.resolve("digits"));

    assertFalse(SharedData.Condition
        .decide("digits", "a test", variables("TALLY_DATA", folder.toString())::get, folder)
        .isDisabled());
  }

  @Test
  void decide_missingIsSkippedWithReason() {
    var result = SharedData.Condition.decide("digits", "a test",
        variables("TALLY_DATA", folder.toString())::get, folder);

    assertTrue(result.isDisabled());
    assertEquals("the data set digits is neither in TALLY_DATA nor in ../shared/data",
        result.getReason().orElseThrow());
  }

  @Test
  void decide_missingFailsWhereCiIsTrue() {
    assertThrows(AssertionError.class, () -> SharedData.Condition.decide("digits", "a test",
        Map.of("TALLY_DATA", folder.toString(), "CI", "true")::get, folder));
  }

  private static Map<String, String> variables(String name, String value) {
    return Map.of(name, value);
  }
}
