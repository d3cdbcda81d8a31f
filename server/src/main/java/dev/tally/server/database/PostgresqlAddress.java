package dev.tally.server.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a PostgreSQL database is. Its driver takes no user in the address, where everybody else writes it.
 *
 * @param url for JDBC, without user and password
 */
record PostgresqlAddress(String url, Optional<String> user, Optional<String> password) {

  /** @param address {@code jdbc:postgresql://[USER[:PASSWORD]@]HOST[:PORT]/NAME[?...]}; special characters may be escaped as in %40 */
  static PostgresqlAddress parse(String address) {
    int begin = address.indexOf("//") + 2;
    int query = address.indexOf('?', begin);
    int at = address.lastIndexOf('@', query < 0 ? address.length() : query);
    if (begin < 2 || at < begin) {
      return new PostgresqlAddress(address, Optional.empty(), Optional.empty());
    }
    String info = address.substring(begin, at);
    int colon = info.indexOf(':');
    return new PostgresqlAddress(address.substring(0, begin) + address.substring(at + 1),
        Optional.of(decoded(colon < 0 ? info : info.substring(0, colon))).filter(user -> !user.isEmpty()),
        colon < 0 ? Optional.empty() : Optional.of(decoded(info.substring(colon + 1))));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }
}
