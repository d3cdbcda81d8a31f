package dev.tally.server.access;

import java.util.EnumSet;
import java.util.Set;

/**
 * Who is asking.
 *
 * @param owner whose expenses these are
 * @param actor who does it, for histories: a key's name, or a token's subject
 */
public record Principal(String owner, String actor, Set<Scope> scopes) {
  /** Whoever sits at this machine, where there are no keys. */
  public static final Principal LOCAL = new Principal("local", "local", EnumSet.allOf(Scope.class));

  public Principal {
    scopes = Set.copyOf(scopes);
  }

  public boolean may(Scope scope) {
    return scopes.contains(scope);
  }
}
