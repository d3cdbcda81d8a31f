package dev.tally.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir
  private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("settings.txt"), text);
  }

  @Test
  void flagsGoBeforeTheEnvironmentAndThatBeforeTheFile() throws IOException {
    Path file = file("# of the shop\nport = 1\nqueue = 2\n\nrate=3\n");
    Settings settings = Settings.of(Map.of(Setting.PORT, "10"),
        Map.of("TALLY_PORT", "20", "TALLY_QUEUE", "30")::get, file);
    assertEquals(10, settings.number(Setting.PORT));
    assertEquals(30, settings.number(Setting.QUEUE));
    assertEquals(3, settings.number(Setting.RATE));
    assertEquals(10, settings.number(Setting.MAX_FILES));
  }

  @Test
  void secretsAreMasked() {
    String text = Settings.of(Map.of(Setting.DATABASE_PASSWORD, "hunter2", Setting.DATABASE,
        "postgresql://me:hunter3@db/x?password=hunter4&ssl=true")).toString();
    assertFalse(text.contains("hunter"), text);
    assertTrue(text.contains("database = postgresql://me:****@db/x?password=****&ssl=true"), text);
    assertTrue(text.contains("database-password = ****"), text);
  }

  @Test
  void wrongValuesAreNamed() throws IOException {
    for (var wrong : Map
        .of(Setting.PORT, "99999", Setting.RATE, "fast", Setting.CURRENCY, "EURO", Setting.LOCALE, "_",
            Setting.LOG, "xml")
        .entrySet()) {
      String message = assertThrows(IllegalArgumentException.class,
          () -> Settings.of(Map.of(wrong.getKey(), wrong.getValue()))).getMessage();
      assertTrue(message.startsWith(wrong.getKey().label() + " = " + wrong.getValue() + ": "), message);
    }
    Path file = file("port = 1\ncolour = red\n");
    String message = assertThrows(IllegalArgumentException.class,
        () -> Settings.of(Map.of(), _ -> null, file)).getMessage();
    assertTrue(message.endsWith("settings.txt, line 2: there is no setting colour"), message);
  }

  @Test
  void aDatabaseThatCannotBeOpenedIsOneSentence() {
    for (String database : new String[] {folder.toString(), "jdbc:oracle:x",
        "postgresql://127.0.0.1:1/none"}) {
      String message = assertThrows(IllegalArgumentException.class,
          () -> Servers.start(Servers.settings(database)).close()).getMessage();
      assertTrue(message.startsWith("the database ") && message.lines().count() == 1, message);
    }
  }

  @Test
  void aPortThatIsTakenIsOneSentence() {
    try (TallyServer server = Servers.start(folder)) {
      String port = Integer.toString(server.port());
      String message = assertThrows(IllegalArgumentException.class,
          () -> Servers.start(folder, Setting.PORT, port).close()).getMessage();
      assertTrue(message.startsWith("port " + port + " of 127.0.0.1 cannot be listened on"), message);
    }
  }
}
