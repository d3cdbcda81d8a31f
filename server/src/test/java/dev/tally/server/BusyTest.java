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

/** More than can be done. */
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
          assertEquals("4431", answer.get().json().at("/results/0/value").stringValue());
        } else {
          assertEquals(503, answer.get().status());
          assertTrue(Integer.parseInt(answer.get().header("Retry-After")) >= 1);
          assertTrue(answer.get().millis() >= 100, "whoever asks again at once must not take the cores");
          refused++;
        }
      }
      assertTrue(refused > 0 && refused < 100, refused + " of 100 refused");
      assertEquals(200, Client.of(server).get("/livez").status());
    }
  }
}
