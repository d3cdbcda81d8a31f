package dev.tally.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.server.Setting;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
  @TempDir
  private Path folder;

  private record Outcome(int code, String out, String err) {}

  private static Outcome tally(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
    return new Outcome(code, out.toString(), err.toString());
  }

  private Outcome keys(String... arguments) {
    String[] all = new String[arguments.length + 4];
    all[0] = "serve";
    all[1] = "keys";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    all[arguments.length + 2] = "--database";
    all[arguments.length + 3] = folder.resolve("ledger.db").toString();
    return tally(all);
  }

  @Test
  void aKeyIsShownOnceAndEnded() {
    Outcome added = keys("add", "anna's phone");
    assertEquals(1, added.code, "no name");
    added = keys("add", "phone", "--owner", "anna", "--scopes", "read,admin");
    assertEquals(0, added.code, added.err);
    assertTrue(added.out.strip().matches("tally_[0-9a-f]{12}_[A-Za-z0-9_-]{43}"), added.out);
    Outcome listed = keys("list");
    assertTrue(
        listed.out.contains("phone") && listed.out.contains("anna") && listed.out.contains("read,admin"),
        listed.out);
    assertFalse(listed.out.contains(added.out.strip().substring(19)), listed.out);
    assertEquals(1, keys("add", "phone").code);
    assertEquals(2, keys("add", "other", "--scopes", "all").code);
    assertEquals(0, keys("revoke", "phone").code);
    Outcome again = keys("revoke", "phone");
    assertEquals(1, again.code);
    assertTrue(again.err.contains("there is no key named 'phone'"), again.err);
    assertEquals("", keys("list").out);
  }

  @Test
  void aLedgerIsLookedAtAndCopied() throws IOException {
    String database = folder.resolve("ledger.db").toString();
    assertEquals(1, tally("serve", "check", "--database", database).code, "there is none, and none is made");
    assertFalse(Files.exists(folder.resolve("ledger.db")));
    keys("add", "one");
    Outcome whole = tally("serve", "check", "--database", database);
    assertEquals(0, whole.code, whole.err);
    assertTrue(whole.out.startsWith("whole, tables of version ") && whole.out.contains("api_key"), whole.out);
    String copy = folder.resolve("copy.db").toString();
    Outcome copied = tally("serve", "backup", copy, "--database", database);
    assertEquals(0, copied.code, copied.err);
    assertTrue(tally("serve", "keys", "list", "--database", copy).out.contains("one"));
    Outcome again = tally("serve", "backup", copy, "--database", database);
    assertEquals(1, again.code);
    assertTrue(again.err.contains("it is there already"), again.err);
    byte[] bytes = Files.readAllBytes(Path.of(copy));
    java.util.Arrays.fill(bytes, 4096, bytes.length, (byte) 7);
    Files.write(Path.of(copy), bytes);
    Outcome damaged = tally("serve", "check", "--database", copy);
    assertEquals(1, damaged.code);
    assertTrue(damaged.out.startsWith("damaged: "), damaged.out);
  }

  @Test
  void theSettingsFileSaysWhereTheLedgerIs() throws IOException {
    Path file = Files.writeString(folder.resolve("settings.txt"),
        "database = " + folder.resolve("ledger.db") + "\n");
    assertEquals(0, tally("serve", "keys", "add", "one", "--settings", file.toString()).code);
    assertTrue(keys("list").out.contains("one"));
  }

  @Test
  void whatCannotBeFollowedIsOneLine() {
    String database = folder.resolve("ledger.db").toString();
    for (String[] wrong : new String[][] {{"--port", "x"}, {"--host", "0.0.0.0"}, {"--model", "none"},
        {"--settings", "none.txt"}}) {
      Outcome outcome = tally("serve", "--database", database, "--log", "off", wrong[0], wrong[1]);
      assertEquals(1, outcome.code, wrong[0]);
      String last = outcome.err.lines().reduce((_, line) -> line).orElse("");
      assertTrue(last.startsWith("tally: "), outcome.err);
      assertFalse(outcome.err.contains("\tat "), outcome.err);
    }
  }

  @Test
  void helpTellsEverySetting() {
    String help = tally("serve", "--help").out;
    for (Setting setting : Setting.values()) {
      assertTrue(help.contains("--" + setting.label()), setting.label());
    }
    assertFalse(help.contains("%"), help);
  }
}
