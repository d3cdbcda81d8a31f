package dev.tally.server;

import java.nio.file.Path;

class PostgresqlLedgerTest extends LedgerContract {
  @Override
  String database(Path folder) {
    return Postgresql.database();
  }
}
