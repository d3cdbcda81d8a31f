package dev.tally.server.database;

import java.util.Arrays;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** The tables, and their version: the number of the last migration. */
final class Schema {
  private Schema() {}

  private static Flyway flyway(DataSource source, String bytes) {
    return Flyway.configure()
        .dataSource(source)
        .locations("classpath:dev/tally/server/database")
        .placeholders(Map.of("bytes", bytes))
        .load();
  }

  /**
   * Brings the tables up to date.
   *
   * @param bytes the type of binary columns
   * @throws IllegalStateException where a newer Tally made them: what it means by them is not known here
   */
  static void migrate(DataSource source, String bytes) {
    Flyway flyway = flyway(source, bytes);
    MigrationInfo[] all = flyway.info().all();
    boolean newer = Arrays.stream(all)
        .anyMatch(one -> one.getState().isApplied() && !one.getState().isResolved());
    if (newer) {
      throw new IllegalStateException("a newer Tally has written it (tables of version "
          + all[all.length - 1].getVersion() + "); run that one, or a backup from before");
    }
    flyway.migrate();
  }

  /** The version of the tables; {@code none} where there are none. */
  static String version(DataSource source, String bytes) {
    MigrationInfo current = flyway(source, bytes).info().current();
    return current == null ? "none" : current.getVersion().toString();
  }
}
