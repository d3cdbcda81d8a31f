package dev.tally.server.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PostgresqlAddressTest {
  private static void assertParsed(String address, String url, String user, String password) {
    assertEquals(new PostgresqlAddress(url, Optional.ofNullable(user), Optional.ofNullable(password)),
        PostgresqlAddress.parse(address));
  }

  @Test
  void userAndPasswordAreTakenOut() {
    String url = "jdbc:postgresql://db:5432/x?ssl=true";
    assertParsed(url, url, null, null);
    assertParsed("jdbc:postgresql://me@db:5432/x?ssl=true", url, "me", null);
    assertParsed("jdbc:postgresql://me:a%40b+c@db:5432/x?ssl=true", url, "me", "a@b+c");
    assertParsed("jdbc:postgresql://me:a@b/c@db:5432/x?ssl=true", url, "me", "a@b/c");
    assertParsed("jdbc:postgresql://db/x?mail=a@b", "jdbc:postgresql://db/x?mail=a@b", null, null);
    assertParsed("jdbc:sqlite:/a@b/ledger.db", "jdbc:sqlite:/a@b/ledger.db", null, null);
  }
}
