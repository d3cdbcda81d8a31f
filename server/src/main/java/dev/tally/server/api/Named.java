package dev.tally.server.api;

/** Names that clients chose, in answers. */
final class Named {
  private static final int LONGEST = 40;

  private Named() {}

  /** Shortened, without characters that cannot be seen. */
  static String safely(String name) {
    return "'" + name.substring(0, Math.min(LONGEST, name.length())).replaceAll("[\\p{C}]", "") + "'";
  }
}
