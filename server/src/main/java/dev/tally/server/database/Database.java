package dev.tally.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tally.server.Setting;
import dev.tally.server.Settings;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/**
 * The ledger's database: SQLite in a file, or PostgreSQL. Thread-safe.
 *
 * <p>SQLite has one writer: all writing goes through one connection, in turn, so that no transaction fails because another writes.
 * Readers see what was committed and wait for nobody (WAL). Each commit is on the disk before it is acknowledged.
 *
 * <p>Errors come out as {@link dev.tally.server.http.Problem}: 503 where the database is away, full or busy.
 */
public final class Database implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String SQLITE = "jdbc:sqlite:";
  private static final String POSTGRESQL = "jdbc:postgresql:";

  private final HikariDataSource writers;
  private final HikariDataSource readers;
  private final Jdbi writing;
  private final Jdbi reading;
  private final boolean sqlite;

  private Database(HikariDataSource writers, HikariDataSource readers, boolean sqlite) {
    this.writers = writers;
    this.readers = readers;
    this.writing = Jdbi.create(writers);
    this.reading = Jdbi.create(readers);
    this.sqlite = sqlite;
  }

  /**
   * Opens it and brings its tables up to date.
   *
   * @throws IllegalArgumentException with one sentence, where it cannot be opened
   */
  public static Database open(Settings settings) {
    String url = url(settings.text(Setting.DATABASE));
    try {
      return url.startsWith(SQLITE) ? openSqlite(url, settings) : openPostgresql(url, settings);
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
    return SQLITE + database;
  }

  private static Database openSqlite(String url, Settings settings) throws IOException {
    Path file = Path.of(url.substring(SQLITE.length()).replaceAll("[?].*", "")).toAbsolutePath();
    createForOwnerOnly(file);
    HikariConfig config = config(url);
    // FULL: what was acknowledged survives a power cut, too. Secure delete: a deleted photo leaves no bytes behind.
    Map.of("journal_mode", "WAL", "synchronous", "FULL", "foreign_keys", "true", "secure_delete", "true",
        "busy_timeout", "5000").forEach(config::addDataSourceProperty);
    // Takes the turn to write at the beginning, so that what is read in a write holds until its end, whoever else has the file open.
    config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
    config.setMaximumPoolSize(1);
    HikariConfig readers = config(url);
    config.copyStateTo(readers);
    readers.setMaximumPoolSize(settings.number(Setting.DATABASE_CONNECTIONS));
    readers.setMinimumIdle(1);
    HikariDataSource writer = new HikariDataSource(config);
    migrate(writer, "blob");
    return new Database(writer, new HikariDataSource(readers), true);
  }

  private static void createForOwnerOnly(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    if (!Files.exists(file)) {
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } else {
        Files.createFile(file);
      }
    }
  }

  private static Database openPostgresql(String url, Settings settings) {
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
    HikariDataSource pool = new HikariDataSource(config);
    migrate(pool, "bytea");
    return new Database(pool, pool, false);
  }

  private static HikariConfig config(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setValidationTimeout(Duration.ofSeconds(2).toMillis());
    return config;
  }

  private static void migrate(HikariDataSource pool, String bytes) {
    Flyway.configure()
        .dataSource(pool)
        .locations("classpath:dev/tally/server/database")
        .placeholders(Map.of("bytes", bytes))
        .load()
        .migrate();
  }

  /** Reads. */
  public <T> T read(HandleCallback<T, RuntimeException> work) {
    try {
      return reading.withHandle(work);
    } catch (RuntimeException e) {
      throw DatabaseFault.problem(e);
    }
  }

  /** Writes all of it, or nothing. On return it is on the disk. */
  public <T> T write(HandleCallback<T, RuntimeException> work) {
    try {
      return writing.inTransaction(work);
    } catch (RuntimeException e) {
      throw DatabaseFault.problem(e);
    }
  }

  /** Within a {@link #write}: what others write under the same name comes after it, or came before it. SQLite has one writer at all. */
  public void inTurn(Handle handle, String name) {
    if (!sqlite) {
      handle.createQuery("select pg_advisory_xact_lock(hashtextextended(:name, 0))")
          .bind("name", name)
          .mapTo(String.class)
          .one();
    }
  }

  /** Whether it answers. */
  public boolean answers() {
    try {
      return reading.withHandle(handle -> handle.createQuery("select 1").mapTo(Integer.class).one()) == 1;
    } catch (RuntimeException _) {
      return false;
    }
  }

  /** SQLite: gives what was deleted back to the disk, its write-ahead log included. */
  public void tidy() {
    if (sqlite) {
      writing.useHandle(handle -> handle.execute("pragma wal_checkpoint(truncate)"));
    }
  }

  public boolean isSqlite() {
    return sqlite;
  }

  @Override
  public void close() {
    readers.close();
    writers.close();
  }
}
