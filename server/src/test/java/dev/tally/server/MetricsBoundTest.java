package dev.tally.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.http.HandlerType;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strangers, who need no key to be counted, cannot make the server remember more and more. */
class MetricsBoundTest {
  @TempDir
  private Path folder;

  @Test
  void methodsAndAddressesThatStrangersThinkOfAreOneSeriesEach() throws Exception {
    try (TallyServer server = Servers.start(folder)) {
      Client client = Client.of(server);
      RawHttp.send(server.port(), "AA / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      client.get("/nothing/first");
      client.get("/metrics");
      long before = requests(client.get("/metrics").text());
      int known = HandlerType.values().size();
      for (char c = 'A'; c <= 'Z'; c++) {
        String answer = RawHttp.send(server.port(),
            "XY" + c + " /v1/expenses/" + c + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 501") && answer.contains("application/problem+json"), answer);
        client.get("/nothing/" + c);
        client.get("/v1/models/" + c + "?x=" + c);
      }
      String after = client.get("/metrics").text();
      assertEquals(before, requests(after));
      assertFalse(after.contains("XYA"), after);
      assertTrue(after.contains(
          "tally_http_requests_seconds_count{method=\"other\",route=\"none\",status=\"501\"} 27"), after);
      assertEquals(known, HandlerType.values().size(), "the HTTP library keeps the methods that it saw");
    }
  }

  /** Series of requests, but for those of a route that is asked for the first time; collectors of garbage add series of their own. */
  private static long requests(String metrics) {
    return metrics.lines().filter(line -> line.contains("http") && !line.contains("/v1/models/")).count();
  }
}
