package dev.tally.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

/** The options with which the launcher starts Spark are Spark's own. */
class JvmOptionsTest {
  /** The Vector API, which warns and which reading has no use for; a package that JDK 25 does not have, which warns too. */
  private static final List<String> LEFT_OUT = List.of("--add-modules=jdk.incubator.vector",
      "--add-opens=java.base/sun.security.action=ALL-UNNAMED", "-XX:+IgnoreUnrecognizedVMOptions");

  @Test
  void areWhatSparkAsksFor() throws IOException {
    List<String> asked = Arrays.stream(JavaModuleOptions.defaultModuleOptionArray())
        .filter(option -> !LEFT_OUT.contains(option))
        .sorted()
        .toList();
    assertEquals(asked, Files.readAllLines(Path.of("jvm.options")).stream().sorted().toList());
  }
}
