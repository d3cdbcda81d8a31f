package dev.tally.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.server.Client.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More than can be done, and a stop in the middle. */
class BusyTest {
  @TempDir
  private Path folder;

  @Test
  void whatTheQueueCannotHoldIsRefusedAndTheRestIsRight() throws Exception {
    Map<Setting, String> settings = Servers.settings(folder.resolve("ledger.db").toString());
    settings.put(Setting.QUEUE, "2");
    settings.put(Setting.READ_THREADS, "1");
    try (TallyServer server = Servers.start(settings);
        ExecutorService threads = Executors.newFixedThreadPool(16)) {
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        answers.add(threads.submit(() -> Client.of(server).upload("/v1/numbers", Servers.NUMBER)));
      }
      int refused = 0;
      for (Future<Answer> answer : answers) {
        if (answer.get().status() == 200) {
          assertEquals("1250", answer.get().json().at("/results/0/value").stringValue());
        } else {
          assertEquals(503, answer.get().status());
          assertTrue(Integer.parseInt(answer.get().header("Retry-After")) >= 1);
          refused++;
        }
      }
      assertTrue(refused > 0 && refused < 100, refused + " of 100 refused");
      assertEquals(200, Client.of(server).get("/livez").status());
    }
  }

  @Test
  void aStopFinishesWhatIsBeingDone() throws Exception {
    TallyServer server = Servers.start(folder);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      Client client = Client.of(server);
      client.upload("/v1/receipts", Servers.NUMBER);
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        answers.add(threads.submit(() -> client.upload("/v1/receipts", Servers.NUMBER)));
      }
      while (server.bytesHeld() == 0) {
        Thread.onSpinWait();
      }
      server.close();
      int acknowledged = 1;
      for (Future<Answer> answer : answers) {
        try {
          acknowledged += answer.get().status() == 201 ? 1 : 0;
        } catch (java.util.concurrent.ExecutionException _) {
          // Came too late: the connection was refused.
        }
      }
      assertTrue(acknowledged > 1, "what had begun must be answered");
      try (TallyServer after = Servers.start(folder)) {
        assertEquals(acknowledged, Client.of(after).get("/v1/expenses").json().get("expenses").size());
      }
    }
  }
}
