package dev.tally.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.server.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
  @TempDir
  private Path folder;

  private CommandRun keys(String... arguments) {
    String[] all = new String[arguments.length + 4];
    all[0] = "serve";
    all[1] = "keys";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    all[arguments.length + 2] = "--database";
    all[arguments.length + 3] = folder.resolve("ledger.db").toString();
    return CommandRun.of(all);
  }

  @Test
  void aKeyIsShownOnceAndEnded() {
    CommandRun added = keys("add", "anna's phone");
    assertEquals(1, added.code(), "no name");
    added = keys("add", "phone", "--owner", "anna", "--scopes", "read,admin");
    assertEquals(0, added.code(), added.err());
    assertTrue(added.out().strip().matches("tally_[0-9a-f]{12}_[A-Za-z0-9_-]{43}"), added.out());
    CommandRun listed = keys("list");
    assertTrue(listed.out().contains("phone") && listed.out().contains("anna")
        && listed.out().contains("read,admin"), listed.out());
    assertFalse(listed.out().contains(added.out().strip().substring(19)), listed.out());
    assertEquals(1, keys("add", "phone").code());
    assertEquals(2, keys("add", "other", "--scopes", "all").code());
    assertEquals(0, keys("revoke", "phone").code());
    CommandRun again = keys("revoke", "phone");
    assertEquals(1, again.code());
    assertTrue(again.err().contains("there is no key named 'phone'"), again.err());
    assertEquals("", keys("list").out());
  }

  @Test
  void aLedgerIsLookedAtAndCopied() throws IOException {
    String database = folder.resolve("ledger.db").toString();
    assertEquals(1, CommandRun.of("serve", "check", "--database", database).code(),
        "there is none, and none is made");
    assertFalse(Files.exists(folder.resolve("ledger.db")));
    keys("add", "one");
    CommandRun whole = CommandRun.of("serve", "check", "--database", database);
    assertEquals(0, whole.code(), whole.err());
    assertTrue(whole.out().startsWith("whole, tables of version ") && whole.out().contains("api_key"),
        whole.out());
    String copy = folder.resolve("copy.db").toString();
    CommandRun copied = CommandRun.of("serve", "backup", copy, "--database", database);
    assertEquals(0, copied.code(), copied.err());
    assertTrue(CommandRun.of("serve", "keys", "list", "--database", copy).out().contains("one"));
    CommandRun again = CommandRun.of("serve", "backup", copy, "--database", database);
    assertEquals(1, again.code());
    assertTrue(again.err().contains("it is there already"), again.err());
    byte[] bytes = Files.readAllBytes(Path.of(copy));
    java.util.Arrays.fill(bytes, 4096, bytes.length, (byte) 7);
    Files.write(Path.of(copy), bytes);
    CommandRun damaged = CommandRun.of("serve", "check", "--database", copy);
    assertEquals(1, damaged.code());
    assertTrue(damaged.out().startsWith("damaged: "), damaged.out());
  }

  @Test
  void theSettingsFileSaysWhereTheLedgerIs() throws IOException {
    Path file = Files.writeString(folder.resolve("settings.txt"),
        "database = " + folder.resolve("ledger.db") + "\n");
    assertEquals(0, CommandRun.of("serve", "keys", "add", "one", "--settings", file.toString()).code());
    assertTrue(keys("list").out().contains("one"));
  }

  @Test
  void whatCannotBeFollowedIsOneLine() {
    String database = folder.resolve("ledger.db").toString();
    for (String[] wrong : new String[][] {{"--port", "x"}, {"--host", "0.0.0.0"}, {"--model", "none"},
        {"--settings", "none.txt"}}) {
      CommandRun outcome = CommandRun.of("serve", "--database", database, "--log", "off", wrong[0], wrong[1]);
      assertEquals(1, outcome.code(), wrong[0]);
      String last = outcome.err().lines().reduce((_, line) -> line).orElse("");
      assertTrue(last.startsWith("tally: "), outcome.err());
      assertFalse(outcome.err().contains("\tat "), outcome.err());
    }
  }

  @Test
  void helpTellsEverySetting() {
    String help = CommandRun.of("serve", "--help").out();
    for (Setting setting : Setting.values()) {
      assertTrue(help.contains("--" + setting.label()), setting.label());
    }
    assertFalse(help.contains("%"), help);
  }
}
