package dev.tally.server.database;

import dev.tally.server.refusal.Refusal;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What went wrong with the database, as an answer for a client. */
public final class DatabaseFault {
  /** Not Tally's fault, and it may pass: the disk full or failing, the file locked, gone or read-only. */
  private static final Set<SQLiteErrorCode> PASSING = Set.of(SQLiteErrorCode.SQLITE_FULL,
      SQLiteErrorCode.SQLITE_IOERR, SQLiteErrorCode.SQLITE_BUSY, SQLiteErrorCode.SQLITE_LOCKED,
      SQLiteErrorCode.SQLITE_CANTOPEN, SQLiteErrorCode.SQLITE_READONLY, SQLiteErrorCode.SQLITE_NOMEM);
  /**
   * Classes of PostgreSQL's states: connection, rolled back by another, resources (the disk is full), intervention (it shuts down),
   * system. And a read-only server, such as one that another took over from.
   */
  private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57", "58");
  private static final String READ_ONLY = "25006";
  private static final Set<SQLiteErrorCode> DAMAGE = Set.of(SQLiteErrorCode.SQLITE_CORRUPT,
      SQLiteErrorCode.SQLITE_NOTADB);
  /** PostgreSQL's: a page, or an index. */
  private static final Set<String> DAMAGE_STATES = Set.of("XX001", "XX002");
  private static final String UNIQUE_VIOLATION = "23505";

  private DatabaseFault() {}

  static RuntimeException refusal(RuntimeException e) {
    if (e instanceof Refusal || isDuplicate(e)) {
      return e;
    }
    if (isDamage(e)) {
      return Refusal.notNow("ledger-damaged",
          "The ledger is damaged; whoever runs this server must look at it with 'tally serve check'.", 60, e);
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && passes(sql)) {
        return Refusal.notNow("ledger-unavailable",
            "The ledger cannot be reached or written to now. Try again; with an Idempotency-Key nothing is written twice.",
            5, e);
      }
    }
    return e;
  }

  static Refusal vanished() {
    return Refusal.notNow("ledger-vanished",
        "The ledger's file was deleted or replaced under the server, which must be put right and started again;"
            + " nothing of this request is kept.",
        60,
        new IllegalStateException("the ledger's file, or the log beside it, is no longer what was opened"));
  }

  static boolean isDamage(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException sqlite
          ? isOneOf(DAMAGE, sqlite)
          : cause instanceof SQLException sql && sql.getSQLState() != null
              && DAMAGE_STATES.contains(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  /** The extended codes hold the plain one in their lowest byte. */
  private static boolean isOneOf(Set<SQLiteErrorCode> codes, SQLiteException e) {
    return codes.stream().anyMatch(code -> code.code == (e.getResultCode().code & 0xFF));
  }

  private static boolean passes(SQLException e) {
    if (e instanceof SQLiteException sqlite) {
      return isOneOf(PASSING, sqlite);
    }
    String state = e.getSQLState();
    return e instanceof SQLTransientException || READ_ONLY.equals(state)
        || (state != null && state.length() >= 2 && PASSING_CLASSES.contains(state.substring(0, 2)));
  }

  /** Whether a row was refused because there is one with that key. */
  public static boolean isDuplicate(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException sqlite
          && (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY
              || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE)) {
        return true;
      }
      if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse(root.getClass().getSimpleName());
  }
}
