package dev.tally.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.server.Client.Answer;
import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What nobody means well with: the server, one for all of it, answers in its own words, goes on, and keeps nothing. */
class HostileTest {
  private static final String[] LEAKS = {"Exception", "java.", "dev.tally", "/tmp", "/home", "opencv",
      "OpenCV", "SQL", "jetty", "at line"};

  @TempDir
  private static Path folder;

  private static TallyServer server;
  private static Client client;

  @BeforeAll
  static void start() {
    Map<Setting, String> settings = Servers.settings(folder.resolve("ledger.db").toString());
    settings.put(Setting.MAX_BYTES, "2000000");
    settings.put(Setting.MAX_FILES, "3");
    settings.put(Setting.MAX_PIXELS, "20000000");
    server = Servers.start(settings);
    client = Client.of(server);
  }

  @AfterEach
  void readsAsBefore() {
    assertEquals("4431",
        client.upload("/v1/numbers", Servers.NUMBER).json().at("/results/0/value").stringValue(),
        "it must read as before");
    assertGivenBack();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** What a client that is gone had sent is let go of, when the server notices. */
  private static void assertGivenBack() {
    long end = System.nanoTime() + 30_000_000_000L;
    while (server.bytesHeld() > 0) {
      assertTrue(System.nanoTime() < end, server.bytesHeld() + " bytes are still held");
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static byte[] png(int width, int height, byte[] rows) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    png.writeBytes(chunk("IHDR",
        ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 0, 0, 0, 0}).array()));
    Deflater deflater = new Deflater();
    deflater.setInput(rows);
    deflater.finish();
    byte[] packed = new byte[rows.length / 500 + 1000];
    png.writeBytes(chunk("IDAT", Arrays.copyOf(packed, deflater.deflate(packed))));
    deflater.end();
    png.writeBytes(chunk("IEND", new byte[0]));
    return png.toByteArray();
  }

  private static byte[] chunk(String name, byte[] data) {
    byte[] named = ByteBuffer.allocate(4 + data.length)
        .put(name.getBytes(StandardCharsets.US_ASCII))
        .put(data)
        .array();
    CRC32 crc = new CRC32();
    crc.update(named);
    return ByteBuffer.allocate(12 + data.length)
        .putInt(data.length)
        .put(named)
        .putInt((int) crc.getValue())
        .array();
  }

  private static Map<String, byte[]> corpus() {
    byte[] good = Client.bytes(Servers.NUMBER);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("empty", new byte[0]);
    files.put("text", "hello".getBytes(StandardCharsets.UTF_8));
    files.put("html", "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
    files.put("truncated", Arrays.copyOf(good, good.length / 2));
    files.put("head only", Arrays.copyOf(good, 40));
    files.put("one pixel", png(1, 1, new byte[2]));
    files.put("30,000 wide", png(30_000, 100, new byte[30_001 * 100]));
    files.put("says 60,000 x 60,000", png(60_000, 60_000, new byte[1000]));
    files.put("bomb", png(19_000, 5_000, new byte[19_001 * 5_000]));
    files.put("rows missing", png(1000, 1000, new byte[10]));
    files.put("negative size", png(-5, 100, new byte[100]));
    Random random = new Random(6);
    for (int i = 0; i < 20; i++) {
      byte[] flipped = good.clone();
      for (int k = 0; k < 20; k++) {
        flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
      }
      files.put("flipped " + i, flipped);
    }
    byte[] noise = new byte[5000];
    random.nextBytes(noise);
    files.put("noise", noise);
    return files;
  }

  @Test
  void badFilesGetAReasonAndNothingLeaksOut() {
    corpus().forEach((name, file) -> {
      for (String path : new String[] {"/v1/digits", "/v1/numbers", "/v1/receipts"}) {
        Answer answer = client.upload(path, file);
        assertTrue(
            answer.status() == 415 || answer.status() == 422
                || (name.startsWith("flipped") && answer.status() < 300),
            name + ": " + answer.status() + " " + answer.text());
        assertNoLeak(answer.text());
      }
    });
    assertEquals(0,
        expenses().valueStream().filter(expense -> expense.get("amountMinor").isNumber()).count());
  }

  private static JsonNode expenses() {
    return client.get("/v1/expenses?limit=500").json().get("expenses");
  }

  private static void assertNoLeak(String text) {
    for (String leak : LEAKS) {
      assertFalse(text.contains(leak), text);
    }
  }

  /** The JVM's heap and the process's memory are as before after as many again. */
  @Test
  void memoryStaysWhereItWas() {
    Map<String, byte[]> files = corpus();
    files.forEach((_, file) -> client.upload("/v1/numbers", file));
    long before = heap();
    for (int i = 0; i < 3; i++) {
      files.forEach((_, file) -> client.upload("/v1/numbers", file));
    }
    assertTrue(heap() < before + (10 << 20), "heap " + before + " to " + heap());
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void limitsAreSaid() {
    for (int bytes : new int[] {2_000_001, 3_900_000}) {
      Answer large = client.send("POST", "/v1/numbers", "image/png", new byte[bytes]);
      assertEquals(413, large.status());
      assertTrue(large.text().contains("2,000,000 bytes"), large.text());
    }
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    for (int i = 0; i < 4; i++) {
      form.writeBytes(Client.filePart("a.png", Client.bytes(Servers.NUMBER)));
    }
    Answer many = client.sendForm("/v1/numbers", form);
    assertEquals(413, many.status());
    assertTrue(many.text().contains("3 pictures"), many.text());
    ByteArrayOutputStream tiny = new ByteArrayOutputStream();
    for (int i = 0; i < 10_000; i++) {
      tiny.writeBytes(Client.part("Content-Disposition: form-data; name=\"a\"", new byte[] {1}));
    }
    assertEquals(413, client.sendForm("/v1/numbers", tiny).status());
    assertEquals(422, client.upload("/v1/numbers", png(5000, 5000, new byte[5001 * 5000])).status());
  }

  @Test
  void brokenFormsAreRefused() {
    byte[] picture = Client.bytes(Servers.NUMBER);
    for (String type : new String[] {"multipart/form-data", "multipart/form-data; boundary=",
        "multipart/form-data; boundary=other"}) {
      assertEquals(400, client.send("POST", "/v1/numbers", type, Client.filePart("a.png", picture)).status(),
          type);
    }
    byte[] unfinished = Client.filePart("a.png", picture);
    assertEquals(400,
        client.send("POST", "/v1/numbers", "multipart/form-data; boundary=----tally-test", unfinished)
            .status());
    ByteArrayOutputStream nameless = new ByteArrayOutputStream();
    nameless.writeBytes(Client.part("X-Nothing: 1", picture));
    assertEquals(400, client.sendForm("/v1/numbers", nameless).status());
    ByteArrayOutputStream endless = new ByteArrayOutputStream();
    endless.writeBytes(Client.part("X-Long: " + "x".repeat(10_000), picture));
    assertEquals(400, client.sendForm("/v1/numbers", endless).status());
    assertEquals(400, client.sendForm("/v1/numbers", new ByteArrayOutputStream()).status());
    ByteArrayOutputStream path = new ByteArrayOutputStream();
    path.writeBytes(Client.filePart("..\\..\\etc/passwd", picture));
    assertEquals("passwd", client.sendForm("/v1/numbers", path).json().at("/results/0/file").stringValue());
  }

  @Test
  void bareNamesAreTakenToo() {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(Client.part("Content-Disposition: form-data; name=file; filename=a.png",
        Client.bytes(Servers.NUMBER)));
    assertEquals("a.png", client.sendForm("/v1/numbers", form).json().at("/results/0/file").stringValue());
  }

  @Test
  void rubbishOnTheSocketGetsAProblem() throws Exception {
    for (String request : new String[] {"RUBBISH\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
        "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /livez HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\n\r\n",
        "POST /v1/numbers HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"}) {
      String answer = RawHttp.send(server.port(), request);
      assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
      assertTrue(answer.contains("application/problem+json"), answer);
      assertNoLeak(answer);
    }
  }

  @Test
  void aClientThatBreaksOffCostsNothing() throws Exception {
    int expenses = expenses().size();
    String head = "POST /v1/receipts HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n";
    for (int i = 0; i < 50; i++) {
      try (Socket socket = RawHttp.open(server.port())) {
        socket.getOutputStream().write((head + "x".repeat(1000 * i)).getBytes(StandardCharsets.US_ASCII));
        socket.setSoLinger(true, 0);
      }
    }
    byte[] picture = Client.bytes(Servers.NUMBER);
    for (int i = 0; i < 20; i++) {
      try (Socket socket = RawHttp.open(server.port())) {
        socket.getOutputStream()
            .write(("POST /v1/numbers HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + picture.length
                + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(picture);
        socket.getOutputStream().flush();
        socket.setSoLinger(true, 0);
      }
    }
    assertGivenBack();
    assertEquals(expenses, expenses().size());
  }

  /** Slow ones hold a connection and the bytes they sent, nothing else: others are served meanwhile. */
  @Test
  void slowClientsDoNotHoldUpOthers() throws Exception {
    Socket[] slow = new Socket[200];
    try {
      for (int i = 0; i < slow.length; i++) {
        slow[i] = RawHttp.open(server.port());
        slow[i].getOutputStream()
            .write("POST /v1/numbers HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1900000\r\n\r\nx"
                .getBytes(StandardCharsets.US_ASCII));
      }
      for (int i = 0; i < 20; i++) {
        assertEquals(200, client.upload("/v1/numbers", Servers.NUMBER).status());
      }
      assertTrue(server.bytesHeld() <= slow.length, "promised bytes must not count: " + server.bytesHeld());
    } finally {
      for (Socket socket : slow) {
        if (socket != null) {
          socket.setSoLinger(true, 0);
          socket.close();
        }
      }
    }
    assertGivenBack();
  }
}
