package dev.tally.server.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a key may do. */
public enum Scope {
  /** Have pictures read; look at one's own expenses. */
  READ,
  /** Write expenses. */
  WRITE,
  /** Reload models; export corrections of all owners. */
  ADMIN;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Scopes between commas or spaces.
   *
   * @return empty where one is unknown, or there is none
   */
  public static Optional<Set<Scope>> parse(String text) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String part : text.strip().toLowerCase(Locale.ROOT).split("[,\\s]+", -1)) {
      Optional<Scope> scope = Arrays.stream(values()).filter(s -> s.label().equals(part)).findFirst();
      if (scope.isEmpty()) {
        return Optional.empty();
      }
      scopes.add(scope.get());
    }
    return Optional.of(scopes);
  }
}
