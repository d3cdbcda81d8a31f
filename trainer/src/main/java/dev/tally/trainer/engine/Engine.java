package dev.tally.trainer.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** Which engine this is, and on what it runs. */
public final class Engine {
  private Engine() {}

  /** Program, version and commit, for example {@code tally 0.1.0 (1a2b3c4)}. */
  public static String version() {
    Properties build = new Properties();
    try (InputStream in = Engine.class.getResourceAsStream("build.properties")) {
      build.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "tally " + build.getProperty("version") + " (" + build.getProperty("commit") + ")";
  }

  /** What a model's numbers depend on besides settings and data. */
  public static Map<String, String> platform() {
    Map<String, String> platform = new LinkedHashMap<>();
    platform.put("system", System.getProperty("os.name"));
    platform.put("architecture", System.getProperty("os.arch"));
    platform.put("java", System.getProperty("java.vm.version"));
    platform.put("vector", Gemm.LANES * Float.SIZE + " bits");
    return platform;
  }

  /**
   * Whether vectors are run by the hardware. Where they are not (a machine without SIMD, or a JVM with C2 turned
   * off) training is some 200 times slower, and somebody should be told.
   */
  public static boolean isFast() {
    return Gemm.LANES > 1 && !System.getProperty("java.vm.info", "").contains("interpreted");
  }
}
