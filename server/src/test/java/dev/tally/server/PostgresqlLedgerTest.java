package dev.tally.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresqlLedgerTest extends LedgerContract {
  private static EmbeddedPostgres postgresql;
  private static int count;

  @BeforeAll
  static void startPostgresql() throws IOException {
    postgresql = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stopPostgresql() throws IOException {
    postgresql.close();
  }

  @Override
  String database(Path folder) {
    String name = "ledger" + count++;
    try (Connection connection = postgresql.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return postgresql.getJdbcUrl("postgres", name);
  }
}
