package dev.tally.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tally.server.Client.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a browser reads with is served as it was built; here two small files stand for it. */
class BrowserFilesTest {
  @TempDir
  private Path folder;

  @Test
  void filesAreServedWithAPolicyThatLetsThemCompileWebAssembly() {
    try (TallyServer server = Servers.start(folder)) {
      Client client = Client.of(server);
      Answer module = client.get("/reader/probe.wasm");
      assertEquals(200, module.status());
      assertEquals("application/wasm", module.header("Content-Type"));
      assertArrayEquals(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0}, module.response().body());
      Answer script = client.get("/reader/probe.js");
      assertEquals("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; frame-ancestors 'none'",
          script.header("Content-Security-Policy"));
      assertFalse(script.header("Content-Security-Policy").contains("'unsafe-eval'"));
    }
  }

  @Test
  void nothingElseIsServed() {
    try (TallyServer server = Servers.start(folder)) {
      Client client = Client.of(server);
      for (String name : new String[] {"none.js", "probe", "probe.wasm.gz", "Worker.class"}) {
        assertEquals(404, client.get("/reader/" + name).status(), name);
      }
    }
  }
}
