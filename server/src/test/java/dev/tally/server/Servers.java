package dev.tally.server;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** Servers for tests: real ones, on a free port of the loopback. */
final class Servers {
  static final Path EXAMPLES = Path.of("../examples");
  static final Path NUMBER = EXAMPLES.resolve("number-4431.png");

  private Servers() {}

  static Map<Setting, String> settings(String database) {
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    settings.put(Setting.PORT, "0");
    settings.put(Setting.DATABASE, database);
    settings.put(Setting.LOG, "off");
    return settings;
  }

  static TallyServer start(Map<Setting, String> settings) {
    return TallyServer.start(Settings.of(settings));
  }

  static TallyServer start(Path folder) {
    return start(settings(folder.resolve("ledger.db").toString()));
  }

  /** With one setting that is not as usual. */
  static TallyServer start(Path folder, Setting setting, String value) {
    Map<Setting, String> settings = settings(folder.resolve("ledger.db").toString());
    settings.put(setting, value);
    return start(settings);
  }
}
