package dev.tally.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Whatever fails, nobody reads a password: not in the error, not in its causes, not in the log. */
class SecretsTest {
  private static final String SECRET = "hunter2";

  @TempDir
  private Path folder;

  /** All that comes out where a server is started that cannot be. */
  private static String said(Map<Setting, String> settings) {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    StringWriter said = new StringWriter();
    try {
      RuntimeException refused = assertThrows(RuntimeException.class, () -> Servers.start(settings).close());
      refused.printStackTrace(new PrintWriter(said, true));
    } finally {
      System.setErr(before);
    }
    return said + log.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aDatabaseThatCannotBeOpenedTellsNoPassword() {
    for (String address : List.of("postgresql://me:hunter2@127.0.0.1:1/x",
        "postgresql://me@server:hunter2@127.0.0.1:1/x", "postgresql://me:hun%74er2@127.0.0.1:1/x",
        "postgresql://me:a/hunter2@b:c@127.0.0.1:1/x", "postgresql://127.0.0.1:1/x?user=me&password=hunter2",
        "jdbc:postgresql://me:hunter2@127.0.0.1:port/x", "jdbc:mysql://me:hunter2@127.0.0.1/x",
        "postgresql://me:hunter2@[::1/x", "postgresql://127.0.0.1:1/x?sslpassword=hunter2")) {
      Map<Setting, String> settings = Servers.settings(address);
      for (String form : List.of("json", "text")) {
        settings.put(Setting.LOG, form);
        String said = said(settings);
        assertTrue(said.contains("the database "), said);
        assertFalse(said.contains(SECRET) || said.contains("hun%74er2"), address + ": " + said);
      }
    }
  }

  /** Each setting in turn, with a value that is wrong and holds a secret. */
  @Test
  void noSettingsSecretIsPrinted() {
    for (Setting setting : Setting.values()) {
      Map<Setting, String> settings = Servers.settings(folder.resolve("ledger.db").toString());
      settings.put(Setting.LOG, "text");
      settings.put(setting, "https://me:hunter2@127.0.0.1:1/x?token=hunter2");
      StringWriter said = new StringWriter();
      try {
        said.append(Settings.of(settings).toString());
        said.append(said(settings));
      } catch (RuntimeException refused) {
        refused.printStackTrace(new PrintWriter(said, true));
      } catch (AssertionError itStarts) {
        said.append(itStarts.getMessage());
      }
      assertFalse(said.toString().contains(SECRET), setting + ": " + said);
    }
  }

  @Test
  void whatLibrariesLogIsMaskedToo() {
    Map<Setting, String> settings = Servers.settings(folder.resolve("ledger.db").toString());
    settings.put(Setting.DATABASE_PASSWORD, "say \"hunter2\"");
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      for (String form : List.of("json", "text")) {
        Logs.start(form, Settings.of(settings).secrets());
        LoggerFactory.getLogger("any.library")
            .atWarn()
            .setCause(new IllegalStateException("login with say \"hunter2\" failed"))
            .log("tried {}", "say \"hunter2\"");
      }
    } finally {
      System.setErr(before);
      Logs.start("off", Settings.of(settings).secrets());
    }
    assertFalse(log.toString(StandardCharsets.UTF_8).contains(SECRET), log.toString(StandardCharsets.UTF_8));
    assertEquals(2,
        log.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("tried ****")).count());
  }
}
