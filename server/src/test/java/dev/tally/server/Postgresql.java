package dev.tally.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL for all tests that leave it as it is, since to make one takes seconds; it ends with the JVM. */
final class Postgresql {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private Postgresql() {}

  /** Made when first asked for. */
  private static final class Shared {
    private static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The address of an empty database that nobody else has. */
  static String database() {
    String name = "tally" + DATABASES.incrementAndGet();
    try (Connection connection = Shared.SERVER.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return Shared.SERVER.getJdbcUrl("postgres", name);
  }
}
