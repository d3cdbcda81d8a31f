package dev.tally.server.database;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a look at every page and row of the ledger finds.
 *
 * @param version of its tables
 * @param rows by table
 * @param faults what is wrong, in the database's words; none where all is well
 */
public record Inspection(String version, Map<String, Long> rows, List<String> faults) {
  private static final List<String> TABLES = List.of("api_key", "expense", "photo", "history", "correction",
      "answered");
  private static final String OK = "ok";

  /** Looks; reads all of it, so it takes a second for some 100 MB. */
  public static Inspection of(Database database) {
    try {
      Map<String, Long> rows = new LinkedHashMap<>();
      List<String> faults = database.isSqlite() ? faults(database) : List.of();
      if (faults.isEmpty()) {
        for (String table : TABLES) {
          rows.put(table, database
              .read(handle -> handle.createQuery("select count(*) from " + table).mapTo(Long.class).one()));
        }
        // Reads each byte of the photos, which lie outside of the table's own pages.
        database.read(handle -> handle.createQuery("select count(*) from photo where " + anyByte(database))
            .mapTo(Long.class)
            .one());
      }
      return new Inspection(faults.isEmpty() ? database.version() : "unknown", rows, faults);
    } catch (RuntimeException e) {
      return new Inspection("unknown", Map.of(), List.of(DatabaseFault.rootMessage(e)));
    }
  }

  private static String anyByte(Database database) {
    return database.isSqlite() ? "instr(bytes, x'00') >= 0" : "position('\\x00'::bytea in bytes) >= 0";
  }

  private static List<String> faults(Database database) {
    return database.read(
        handle -> Stream
            .concat(handle.createQuery("pragma integrity_check(20)").mapTo(String.class).list().stream(),
                handle.createQuery("pragma foreign_key_check")
                    .map((row, _) -> "a row of " + row.getString("table") + " refers to none of "
                        + row.getString("parent"))
                    .list()
                    .stream())
            .filter(line -> !line.equals(OK))
            .toList());
  }
}
