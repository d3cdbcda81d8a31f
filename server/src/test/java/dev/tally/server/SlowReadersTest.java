package dev.tally.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.image.GrayPicture;
import dev.tally.server.access.Principal;
import dev.tally.server.ledger.Draft;
import dev.tally.server.ledger.Expense;
import dev.tally.server.ledger.Ledger;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that ask for much and take it slowly. */
class SlowReadersTest {
  /** As noise, nothing of it is compressed: 3 MB a crop, which no socket's buffers hold. */
  private static final int SIDE = 1800;
  private static final int CROPS = 2;

  @TempDir
  private Path folder;

  @Test
  void anExportThatIsNotTakenHoldsNoConnectionToTheDatabase() throws Exception {
    Map<Setting, String> settings = Servers.settings(folder.resolve("ledger.db").toString());
    settings.put(Setting.DATABASE_CONNECTIONS, "2");
    List<Socket> slow = new ArrayList<>();
    try (TallyServer server = Servers.start(settings)) {
      Client client = Client.of(server);
      log(server, client, SIDE);
      for (int i = 0; i < 4; i++) {
        Socket socket = RawHttp.open(server.port());
        slow.add(socket);
        // It begins when all of it is made.
        socket.setSoTimeout(60_000);
        socket.getOutputStream()
            .write("GET /v1/corrections HTTP/1.1\r\nHost: localhost\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        assertNotEquals(-1, socket.getInputStream().read(), "it has begun");
      }
      assertEquals(200, client.get("/v1/expenses").status());
      assertEquals(200, client.get("/readyz").status());
      for (Socket socket : slow) {
        socket.setSoLinger(true, 0);
        socket.close();
      }
    }
  }

  /** What they hold is counted, and given back when they go; others get theirs meanwhile. */
  @Test
  void photosThatAreNotTakenCountAsHeld() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try (TallyServer server = Servers.start(folder)) {
      Client client = Client.of(server);
      String path = "/v1/expenses/" + log(server, client, 2 * SIDE) + "/photo";
      int length = client.get(path).response().body().length;
      assertEquals(0, server.bytesHeld());
      for (int i = 0; i < 5; i++) {
        Socket socket = RawHttp.open(server.port());
        slow.add(socket);
        socket.setReceiveBufferSize(10_000);
        socket.getOutputStream()
            .write(
                ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        assertNotEquals(-1, socket.getInputStream().read(), "it has begun");
      }
      assertEquals(5L * length, server.bytesHeld());
      assertEquals(length, client.get(path).response().body().length);
      for (Socket socket : slow) {
        socket.setSoLinger(true, 0);
        socket.close();
      }
      long end = System.nanoTime() + 20_000_000_000L;
      while (server.bytesHeld() > 0) {
        assertTrue(System.nanoTime() < end, server.bytesHeld() + " bytes are still held");
        Thread.sleep(20);
      }
    }
  }

  private static String log(TallyServer server, Client client, int side) {
    byte[] noise = new byte[side * side];
    new Random(1).nextBytes(noise);
    Draft draft = new Draft(new GrayPicture(side, side, noise).toPng(), "0".repeat(64), 7,
        new Expense.Total("unreadable", Optional.empty(), 0, Optional.empty(), "digits x"), Optional.empty(),
        Optional.empty(), Optional.empty());
    Ledger ledger = new Ledger(server.database(), Clock.systemUTC(), Duration.ofDays(1));
    String id = server.database()
        .write(handle -> ledger.create(handle, Principal.LOCAL, draft))
        .expense()
        .id();
    List<String> corrections = new ArrayList<>();
    for (int i = 0; i < CROPS; i++) {
      corrections.add("{\"box\":{\"x\":0,\"y\":0,\"width\":1,\"height\":0.9" + i + "},\"value\":\"1\"}");
    }
    assertEquals(200,
        client
            .post("/v1/expenses/" + id + "/confirm",
                "{\"amount\":\"12.50\",\"currency\":\"EUR\",\"date\":\"2026-11-20\",\"corrections\":["
                    + String.join(",", corrections) + "]}")
            .status());
    return id;
  }
}
