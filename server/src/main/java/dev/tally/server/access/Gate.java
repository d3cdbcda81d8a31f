package dev.tally.server.access;

import dev.tally.server.Setting;
import dev.tally.server.Settings;
import dev.tally.server.http.Problem;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who may in. Thread-safe.
 *
 * <p>Without any key whoever reaches the server may do everything; so it listens on the loopback only, and asks that requests come
 * from this machine's own programs: a page of a stranger that is open in a browser here reaches the loopback, too, but its
 * {@code Origin} or, after DNS rebinding, its {@code Host} gives it away. What a proxy on this machine passes on is a stranger's, too.
 */
public final class Gate {
  private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private final ApiKeys keys;
  private final Optional<Tokens> tokens;
  private final Optional<RateLimiter> rates;
  private final Set<String> origins;
  private final boolean onLoopback;

  /** @param clock by which tokens end */
  public Gate(Settings settings, ApiKeys keys, Clock clock) {
    this.keys = keys;
    this.tokens = Tokens.of(settings, new ForwardClock(clock, System::nanoTime));
    int rate = settings.number(Setting.RATE);
    this.rates = rate == 0 ? Optional.empty() : Optional.of(new RateLimiter(rate, System::nanoTime));
    this.origins = Set.copyOf(settings.list(Setting.CORS_ORIGINS));
    this.onLoopback = isLoopback(settings.text(Setting.HOST));
    if (!onLoopback && tokens.isEmpty() && !keys.any()) {
      throw new IllegalArgumentException("without an API key only this machine may ask: make one with"
          + " 'tally serve keys add NAME', or leave host at 127.0.0.1");
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("host = " + host + ": there is no such address", e);
    }
  }

  /**
   * Who is asking.
   *
   * @throws Problem 401, 403, 429 or 503
   */
  public Principal admit(Context ctx, Scope scope) {
    String credential = credential(ctx);
    if (credential.isEmpty()) {
      return local(ctx);
    }
    Optional<Principal> found = credential.startsWith("tally_")
        ? keys.find(credential)
        : tokens.flatMap(issuer -> issuer.find(credential));
    // Guessing is limited, too.
    limit(found.map(principal -> principal.owner() + '/' + principal.actor())
        .orElseGet(() -> "address " + ctx.ip()));
    Principal principal = found
        .orElseThrow(() -> Problem.unauthorized("The key or token is unknown, revoked or expired."));
    if (!principal.may(scope)) {
      throw Problem.forbidden("This needs a key with the scope " + scope.label() + ".");
    }
    return principal;
  }

  private void limit(String who) {
    if (rates.isPresent() && !rates.get().take(who)) {
      throw Problem.tooMany("More requests a second than are allowed; try again in a second.", 1);
    }
  }

  private static String credential(Context ctx) {
    String authorization = ctx.header("Authorization");
    if (authorization == null) {
      return Optional.ofNullable(ctx.header("X-API-Key")).orElse("").strip();
    }
    if (!authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
      throw Problem.unauthorized("Send the key or token as 'Authorization: Bearer ...'.");
    }
    return authorization.substring(7).strip();
  }

  private Principal local(Context ctx) {
    if (!onLoopback || tokens.isPresent() || keys.any()) {
      throw Problem.unauthorized("Send a key or token as 'Authorization: Bearer ...'.");
    }
    String host = Optional.ofNullable(ctx.host()).orElse("").toLowerCase(Locale.ROOT);
    String origin = ctx.header("Origin");
    boolean ownOrigin = origin == null || origins.contains(origin) || host.equals(authority(origin));
    boolean proxied = ctx.header("X-Forwarded-For") != null || ctx.header("Forwarded") != null;
    if (!LOOPBACK_NAMES.contains(host.replaceAll(":\\d+$", "")) || !ownOrigin || proxied) {
      throw Problem.forbidden("Without a key only programs and pages of this machine may ask.");
    }
    return Principal.LOCAL;
  }

  private static String authority(String origin) {
    try {
      return Optional.ofNullable(URI.create(origin).getAuthority()).orElse("").toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException _) {
      return "";
    }
  }
}
