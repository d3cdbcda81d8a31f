package dev.tally.server;

import java.nio.file.Path;

class SqliteLedgerTest extends LedgerContract {
  @Override
  String database(Path folder) {
    return folder.resolve("ledger.db").toString();
  }
}
