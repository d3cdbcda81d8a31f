package dev.tally.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.server.Setting;
import dev.tally.server.Settings;
import dev.tally.server.TallyServer;
import dev.tally.trainer.draw.ReceiptGenerator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tally serve} in a process of its own gets a SIGTERM while it reads. */
class StopTest {
  private static final int UPLOADS = 4;
  private static final Pattern UNDER_WAY = Pattern
      .compile("tally_queue_(?:running|waiting)\\{line=\"receipts\"} ([0-9.]+)");

  @TempDir
  private Path folder;

  @Test
  void aSignalEndsItWhenWhatItHasIsDone() throws Exception {
    String database = folder.resolve("ledger.db").toString();
    byte[] bill = new ReceiptGenerator(1, Optional.empty()).sample(0).jpeg();
    Process process = serve(database);
    int port = port(process);
    URI server = URI.create("http://127.0.0.1:" + port);
    try (HttpClient http = HttpClient.newHttpClient();
        Socket slow = new Socket(InetAddress.getLoopbackAddress(), port)) {
      slow.getOutputStream()
          .write("POST /v1/receipts HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999\r\n\r\nhalf"
              .getBytes(StandardCharsets.US_ASCII));
      HttpRequest upload = HttpRequest.newBuilder(server.resolve("/v1/receipts"))
          .header("Content-Type", "image/jpeg")
          .POST(BodyPublishers.ofByteArray(bill))
          .build();
      List<CompletableFuture<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < UPLOADS; i++) {
        answers.add(http.sendAsync(upload, HttpResponse.BodyHandlers.discarding())
            .thenApply(HttpResponse::statusCode)
            .exceptionally(_ -> 0));
      }
      int begun = 0;
      while (begun < 2) {
        begun = underWay(http, server);
      }
      process.destroy();
      assertTrue(process.waitFor(80, TimeUnit.SECONDS), "it ends in time, whatever slow clients do");
      assertEquals(128 + 15, process.exitValue());
      List<Integer> statuses = answers.stream().map(CompletableFuture::join).toList();
      long acknowledged = statuses.stream().filter(status -> status == 201).count();
      assertTrue(acknowledged >= begun, begun + " had begun: " + statuses);
      assertFalse(statuses.stream().anyMatch(status -> status != 201 && status != 503 && status != 0),
          statuses.toString());
      assertEquals(acknowledged, inLedger(http, database));
    }
  }

  @Test
  void anotherSignalHasItLookThroughItsLedger() throws Exception {
    Path ledger = folder.resolve("ledger.db");
    // So that the tables are in the file, and not in the log beside it.
    TallyServer
        .start(
            Settings.of(Map.of(Setting.PORT, "0", Setting.DATABASE, ledger.toString(), Setting.LOG, "off")))
        .close();
    Process process = serve(ledger.toString());
    try (HttpClient http = HttpClient.newHttpClient();
        FileChannel file = FileChannel.open(ledger, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      URI server = URI.create("http://127.0.0.1:" + port(process));
      assertEquals(200, ready(http, server));
      file.write(ByteBuffer.allocate((int) file.size() - 4096), 4096);
      new ProcessBuilder("kill", "-USR1", Long.toString(process.pid())).start().waitFor();
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (ready(http, server) != 503) {
        assertTrue(System.nanoTime() < end, "it does not say that its ledger is damaged");
        Thread.sleep(100);
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static int ready(HttpClient http, URI server) throws IOException, InterruptedException {
    return http
        .send(HttpRequest.newBuilder(server.resolve("/readyz")).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static Process serve(String database) throws IOException {
    return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:+UseSerialGC",
        "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
        Main.class.getName(), "serve", "--port", "0", "--database", database, "--wait-seconds", "60",
        "--stop-seconds", "60", "--log", "off").redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** As it says when it is ready. */
  private static int port(Process process) throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    return Integer.parseInt(out.readLine().replace("listening on port ", ""));
  }

  /** Receipts that are being read or wait for it. */
  private static int underWay(HttpClient http, URI server) throws IOException, InterruptedException {
    String metrics = http
        .send(HttpRequest.newBuilder(server.resolve("/metrics")).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
    return (int) UNDER_WAY.matcher(metrics)
        .results()
        .map(MatchResult::group)
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static long inLedger(HttpClient http, String database) {
    Settings settings = Settings
        .of(Map.of(Setting.PORT, "0", Setting.DATABASE, database, Setting.LOG, "off"));
    try (TallyServer after = TallyServer.start(settings)) {
      HttpRequest list = HttpRequest
          .newBuilder(URI.create("http://127.0.0.1:" + after.port() + "/v1/expenses"))
          .build();
      String expenses = http.send(list, HttpResponse.BodyHandlers.ofString()).body();
      return Pattern.compile("\"status\":\"draft\"").matcher(expenses).results().count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted");
    }
  }
}
