package dev.tally.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The {@link PlainServerCommand} in a child process, with the JVM's settings that {@code tally serve} has. */
final class PlainServer implements AutoCloseable {
  private final Process process;
  private final URI url;

  private PlainServer(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  /** Returns when it listens. */
  static PlainServer start() throws IOException {
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:+UseSerialGC",
        "-Xmx1g", "-cp", System.getProperty("java.class.path"), Bench.class.getName(), "plain-server")
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String port = out.readLine();
    if (port == null) {
      throw new BenchException("the plain server did not start");
    }
    return new PlainServer(process, URI.create("http://127.0.0.1:" + port + "/v1/digits"));
  }

  URI url() {
    return url;
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      process.waitFor();
    } catch (IOException _) {
      process.destroy();
    } catch (InterruptedException _) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
