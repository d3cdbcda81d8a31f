package dev.tally.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damages valid requests at random, always the same way: a server answers what it can and refuses the rest, in its own words, and is never
 * at fault. With {@code TALLY_FUZZ_SECONDS} each door is tried for so long, otherwise briefly; see the profile {@code fuzz}.
 */
class DoorsFuzzTest {
  private static final int BRIEFLY = 150;
  private static final long SEED = 20260101;
  private static final String PIECES = "{}[]\":,\\\r\n-0123456789eE.\u0000;=truefalsn";

  @TempDir
  private Path folder;

  private final Random random = new Random(SEED);
  private TallyServer server;
  private Client client;

  @BeforeEach
  void start() {
    Map<Setting, String> settings = Servers.settings(folder.resolve("ledger.db").toString());
    settings.put(Setting.RATE, "0");
    server = Servers.start(settings);
    client = Client.of(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** A request that is right, to be damaged. */
  private record Door(String method, String path, String type, byte[] body) {}

  @Test
  void json() {
    String draft = client.upload("/v1/receipts", Servers.NUMBER)
        .json()
        .at("/results/0/expense/id")
        .stringValue();
    StringBuilder tensor = new StringBuilder("0.5");
    tensor.append(",0.25".repeat(783));
    fuzz("JSON",
        List.of(
            door("POST", "/v1/expenses",
                "{\"amount\":\"44.31\",\"currency\":\"USD\",\"date\":\"2026-11-25\","
                    + "\"merchant\":\"M\u00fcller\",\"note\":\"tea\",\"category\":\"food\"}"),
            door("PATCH", "/v1/expenses/" + draft, "{\"amount\":\"1.00\",\"currency\":\"EUR\"}"),
            door("POST", "/v1/expenses/" + draft + "/confirm",
                "{\"amount\":\"44.31\",\"currency\":\"USD\",\"date\":\"2026-11-25\"}"),
            door("POST", "/v2/models/digits/infer",
                "{\"id\":\"1\",\"inputs\":[{\"name\":\"image\",\"shape\":[1,1,28,28],"
                    + "\"datatype\":\"FP32\",\"data\":[" + tensor + "]}]}")));
  }

  private static Door door(String method, String path, String json) {
    return new Door(method, path, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void multipart() {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(Client.filePart("file", Client.bytes(Servers.EXAMPLES.resolve("digit-3.png"))));
    form.writeBytes(Client.part("Content-Disposition: form-data; name=\"min-confidence\"",
        "0.5".getBytes(StandardCharsets.US_ASCII)));
    form.writeBytes(("--" + Client.BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    fuzz("multipart", List.of(new Door("POST", "/v1/digits",
        "multipart/form-data; boundary=" + Client.BOUNDARY, form.toByteArray())));
  }

  private void fuzz(String name, List<Door> doors) {
    long seconds = Long.parseLong(System.getenv().getOrDefault("TALLY_FUZZ_SECONDS", "0"));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    int tried = 0;
    int taken = 0;
    List<String> faults = new ArrayList<>();
    while (faults.isEmpty() && (tried < BRIEFLY || System.nanoTime() < end)) {
      Door door = doors.get(tried++ % doors.size());
      byte[] body = damaged(door.body());
      int status = client.send(door.method(), door.path(), door.type(), body).status();
      taken += status < 300 ? 1 : 0;
      if (status >= 500) {
        faults.add(status + " for " + door.path() + " with " + HexFormat.of().formatHex(body));
      }
    }
    System.out.println("fuzzing " + name + ": " + taken + " taken, " + (tried - taken) + " refused, "
        + faults.size() + " at fault");
    assertTrue(faults.isEmpty(), faults.toString());
    assertTrue(taken < tried, "damage is noticed");
  }

  /** With bytes changed, cut out, put in or repeated. */
  private byte[] damaged(byte[] whole) {
    byte[] body = whole.clone();
    for (int times = random.nextInt(4); times >= 0; times--) {
      int at = random.nextInt(body.length);
      switch (random.nextInt(5)) {
        case 0 -> body[at] = (byte) random.nextInt();
        case 1 -> body[at] = (byte) PIECES.charAt(random.nextInt(PIECES.length()));
        case 2 -> body = Arrays.copyOf(body, at + 1);
        case 3 -> body = joined(body, at, at + random.nextInt(Math.min(64, body.length - at)));
        default -> body = joined(body, Math.min(body.length, at + random.nextInt(64)), at);
      }
    }
    return body;
  }

  /** What is before {@code end}, then what is from {@code begin} on: repeats what lies between, or leaves it out. */
  private static byte[] joined(byte[] body, int end, int begin) {
    byte[] joined = Arrays.copyOf(body, end + body.length - begin);
    System.arraycopy(body, begin, joined, end, body.length - begin);
    return joined.length == 0 ? new byte[1] : joined;
  }
}
