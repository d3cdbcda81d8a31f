package dev.tally.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

class PostgresqlLedgerTest extends LedgerContract {
  private EmbeddedPostgres postgresql;

  @Override
  String database(Path folder) throws IOException {
    postgresql = EmbeddedPostgres.start();
    return postgresql.getJdbcUrl("postgres", "postgres");
  }

  @Override
  void stop() throws IOException {
    super.stop();
    postgresql.close();
  }
}
