package dev.tally.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tally.server.Setting;
import dev.tally.server.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/**
 * The ledger's database: SQLite in a file, or PostgreSQL. Thread-safe.
 *
 * <p>SQLite has one writer: all writing goes through one connection, in turn, so that no transaction fails because another writes.
 * Readers see what was committed and wait for nobody (WAL). Each commit is on the disk before it is acknowledged.
 *
 * <p>Errors come out as {@link dev.tally.server.refusal.Refusal}: not now, where the database is away, full or busy.
 */
public final class Database implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String SQLITE = "jdbc:sqlite:";
  private static final String POSTGRESQL = "jdbc:postgresql:";

  private final HikariDataSource writers;
  private final HikariDataSource readers;
  private final Jdbi writing;
  private final Jdbi reading;
  /** Where it is SQLite. */
  private final Optional<LedgerFile> file;
  /** Whether what is written goes into a log beside the file first; not on disks of a network. */
  private final boolean logged;
  private volatile boolean damaged;
  private volatile boolean untidy;

  private Database(HikariDataSource writers, HikariDataSource readers, Optional<LedgerFile> file) {
    this.writers = writers;
    this.readers = readers;
    this.writing = Jdbi.create(writers);
    this.reading = Jdbi.create(readers);
    this.file = file;
    this.logged = file.isPresent()
        && reading.withHandle(handle -> handle.createQuery("pragma journal_mode").mapTo(String.class).one())
            .equals("wal");
  }

  /**
   * Opens it and brings its tables up to date.
   *
   * @throws IllegalArgumentException with one sentence, where it cannot be opened
   */
  public static Database open(Settings settings) {
    return open(settings, true);
  }

  /**
   * Opens one that is there, and leaves its tables as they are.
   *
   * @throws IllegalArgumentException with one sentence, where there is none or it cannot be opened
   */
  public static Database openAsItIs(Settings settings) {
    return open(settings, false);
  }

  private static Database open(Settings settings, boolean forUse) {
    String url = url(settings.text(Setting.DATABASE));
    try {
      return url.startsWith(SQLITE)
          ? openSqlite(url, settings, forUse)
          : openPostgresql(url, settings, forUse);
    } catch (IOException | RuntimeException e) {
      String reason = e instanceof IOException io ? io.getMessage() : DatabaseFault.rootMessage(e);
      String place = PostgresqlAddress.parse(url).url().replaceAll("[?].*", "");
      // Drivers repeat the address, with the password that stands in it.
      throw new IllegalArgumentException(
          settings.secrets().masked("the database " + place + " cannot be opened: " + reason),
          settings.secrets().tellable(e).orElse(null));
    }
  }

  /** As JDBC wants it. */
  private static String url(String database) {
    if (database.isEmpty()) {
      String data = Optional.ofNullable(System.getenv("XDG_DATA_HOME"))
          .orElse(System.getProperty("user.home") + "/.local/share");
      return SQLITE + Path.of(data, "tally", "ledger.db");
    }
    if (database.startsWith("postgresql://") || database.startsWith("postgres://")) {
      return POSTGRESQL + database.substring(database.indexOf("//"));
    }
    if (database.startsWith(SQLITE) || database.startsWith(POSTGRESQL)) {
      return database;
    }
    // Not said again: a password may stand in it, wherever that kind of database has it.
    if (database.startsWith("jdbc:") || database.matches("[A-Za-z][A-Za-z0-9+.-]+://.*")) {
      throw new IllegalArgumentException("the database is neither a SQLite file nor postgresql://HOST/NAME");
    }
    if (database.matches("(?i)sqlite3?:.*")) {
      throw new IllegalArgumentException("a SQLite file is named by its path alone, without 'sqlite:'");
    }
    return SQLITE + database;
  }

  private static Database openSqlite(String url, Settings settings, boolean forUse) throws IOException {
    Path file = Path.of(url.substring(SQLITE.length()).replaceAll("[?].*", "")).toAbsolutePath();
    if (forUse) {
      LedgerFile.create(file);
    } else if (!Files.isRegularFile(file)) {
      throw new IOException("there is no such file");
    }
    HikariConfig config = config(url);
    // FULL: what was acknowledged survives a power cut, too. Secure delete: a deleted photo leaves no bytes behind.
    Map.of("journal_mode", "WAL", "synchronous", "FULL", "foreign_keys", "true", "secure_delete", "true",
        "busy_timeout", "5000").forEach(config::addDataSourceProperty);
    // Takes the turn to write at the beginning, so that what is read in a write holds until its end, whoever else has the file open.
    config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
    config.setMaximumPoolSize(1);
    // As long as one is open, SQLite's log stays beside the file.
    config.setMaxLifetime(0);
    HikariConfig readers = config(url);
    config.copyStateTo(readers);
    readers.setMaximumPoolSize(settings.number(Setting.DATABASE_CONNECTIONS));
    readers.setMinimumIdle(1);
    return open(new HikariDataSource(config), Optional.of(LedgerFile.at(file)), forUse, readers);
  }

  /** @param readers how connections are that only read; null for the same as those that write */
  private static Database open(HikariDataSource writer, Optional<LedgerFile> file, boolean forUse,
      HikariConfig readers) {
    try {
      if (forUse) {
        Schema.migrate(writer, bytes(file));
      }
      return new Database(writer, readers == null ? writer : new HikariDataSource(readers), file);
    } catch (RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  private static String bytes(Optional<LedgerFile> file) {
    return file.isPresent() ? "blob" : "bytea";
  }

  private static Database openPostgresql(String url, Settings settings, boolean forUse) {
    PostgresqlAddress address = PostgresqlAddress.parse(url);
    HikariConfig config = config(address.url());
    address.user().ifPresent(config::setUsername);
    address.password().ifPresent(config::setPassword);
    if (settings.isSet(Setting.DATABASE_USER)) {
      config.setUsername(settings.text(Setting.DATABASE_USER));
    }
    if (settings.isSet(Setting.DATABASE_PASSWORD)) {
      config.setPassword(settings.text(Setting.DATABASE_PASSWORD));
    }
    config.setMaximumPoolSize(settings.number(Setting.DATABASE_CONNECTIONS));
    config.setMinimumIdle(1);
    // A connection whose server vanished must not be waited for until TCP gives up.
    config.addDataSourceProperty("socketTimeout", "20");
    config.addDataSourceProperty("connectTimeout", "4");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    return open(new HikariDataSource(config), Optional.empty(), forUse, null);
  }

  private static HikariConfig config(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setValidationTimeout(Duration.ofSeconds(2).toMillis());
    return config;
  }

  /** Reads. */
  public <T> T read(HandleCallback<T, RuntimeException> work) {
    try {
      return reading.withHandle(work);
    } catch (RuntimeException e) {
      throw fault(e);
    }
  }

  /** Writes all of it, or nothing. On return it is on the disk, where others find it. */
  public <T> T write(HandleCallback<T, RuntimeException> work) {
    if (!isThere()) {
      throw DatabaseFault.vanished();
    }
    T result;
    try {
      result = writing.inTransaction(work);
    } catch (RuntimeException e) {
      throw fault(e);
    }
    // Before it is acknowledged: of a file that was deleted meanwhile nothing remains.
    if (!isThere() || (logged && !file.get().hasLog())) {
      throw DatabaseFault.vanished();
    }
    return result;
  }

  private RuntimeException fault(RuntimeException e) {
    if (DatabaseFault.isDamage(e)) {
      damaged = true;
    }
    return DatabaseFault.refusal(e);
  }

  /** Whether the file is the one that was opened; always, where it is no file. */
  boolean isThere() {
    return file.isEmpty() || file.get().isThere();
  }

  /** Whether it was found damaged, since the last {@link #damage} that found nothing. */
  public boolean isDamaged() {
    return damaged;
  }

  /**
   * Looks through all pages of SQLite's file, which takes a second for some 200 MB; PostgreSQL does so by its own tools.
   *
   * @return what is wrong, in SQLite's words; empty where nothing is
   */
  public Optional<String> damage() {
    if (isSqlite()) {
      // Connections remember pages as they saw them; new ones look at the file.
      readers.getHikariPoolMXBean().softEvictConnections();
      writers.getHikariPoolMXBean().softEvictConnections();
    }
    Optional<String> found;
    try {
      found = file.isEmpty()
          ? Optional.empty()
          : reading
              .withHandle(
                  handle -> handle.createQuery("pragma quick_check(1)").mapTo(String.class).findFirst())
              .filter(result -> !result.equals("ok"));
    } catch (RuntimeException e) {
      if (!DatabaseFault.isDamage(e)) {
        throw DatabaseFault.refusal(e);
      }
      found = Optional.of(DatabaseFault.rootMessage(e));
    }
    damaged = found.isPresent();
    return found;
  }

  /** Within a {@link #write}: what others write under the same name comes after it, or came before it. SQLite has one writer at all. */
  public void inTurn(Handle handle, String name) {
    if (file.isEmpty()) {
      handle.createQuery("select pg_advisory_xact_lock(hashtextextended(:name, 0))")
          .bind("name", name)
          .mapTo(String.class)
          .one();
    }
  }

  /** Something was deleted that nobody is to find again. */
  public void untidy() {
    untidy = true;
  }

  /**
   * Gives what was deleted back to the disk, SQLite's write-ahead log included, if anything was; what readers still look at, the next time.
   * PostgreSQL does so by itself, in its own time.
   */
  public void tidy() {
    if (!untidy || !isSqlite()) {
      return;
    }
    try {
      writing.useHandle(handle -> {
        // Whoever deletes has had this connection before.
        untidy = false;
        boolean busy = handle.createQuery("pragma wal_checkpoint(truncate)")
            .map((row, _) -> row.getInt(1) != 0)
            .one();
        untidy |= busy;
      });
    } catch (RuntimeException e) {
      untidy = true;
      throw fault(e);
    }
  }

  public boolean isSqlite() {
    return file.isPresent();
  }

  /** Of the tables. */
  String version() {
    return Schema.version(writers, bytes(file));
  }

  /** SQLite's file. */
  Optional<Path> path() {
    return file.map(LedgerFile::path);
  }

  @Override
  public void close() {
    readers.close();
    writers.close();
  }
}
