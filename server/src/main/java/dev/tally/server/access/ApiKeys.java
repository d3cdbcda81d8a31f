package dev.tally.server.access;

import dev.tally.reader.Sha256;
import dev.tally.server.database.Database;
import dev.tally.server.database.DatabaseFault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * API keys: {@code tally_ID_SECRET}. Of the secret, 256 random bits, the ledger holds the SHA-256 alone; so many bits need no slow hash.
 * Thread-safe. A revoked key may work for {@value #KNOWN_SECONDS} s more on servers that know it.
 */
public final class ApiKeys {
  private static final int KNOWN_SECONDS = 5;
  private static final long KNOWN_NANOS = TimeUnit.SECONDS.toNanos(KNOWN_SECONDS);
  private static final int MOST_KNOWN = 10_000;
  private static final Pattern FORM = Pattern.compile("tally_([0-9a-f]{12})_([A-Za-z0-9_-]{43})");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._@-]{0,63}");

  private final Database database;
  private final Clock clock;
  /** What is known for a while goes by this: a clock that is set back would keep a revoked key alive. */
  private final LongSupplier nanoClock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  /** When it was last looked for any, by the counter; empty for never. */
  private volatile OptionalLong lookedForAny = OptionalLong.empty();
  private volatile boolean any;

  private record Known(Principal principal, long since) {}

  /** A key without its secret. */
  public record ApiKey(String id, String name, String owner, Set<Scope> scopes, Instant createdAt) {}

  public ApiKeys(Database database, Clock clock) {
    this(database, clock, System::nanoTime);
  }

  ApiKeys(Database database, Clock clock, LongSupplier nanoClock) {
    this.database = database;
    this.clock = clock;
    this.nanoClock = nanoClock;
  }

  /**
   * Makes a key.
   *
   * @param name unique; stands in histories
   * @param owner whose expenses it opens
   * @return the key, which cannot be shown again
   * @throws IllegalArgumentException where the name is taken or no name
   */
  public String add(String name, String owner, Set<Scope> scopes) {
    if (!NAME.matcher(name).matches() || !NAME.matcher(owner).matches()) {
      throw new IllegalArgumentException("a name has 1 to 64 letters, digits, spaces and . _ @ -");
    }
    byte[] idBytes = new byte[6];
    byte[] secretBytes = new byte[32];
    random.nextBytes(idBytes);
    random.nextBytes(secretBytes);
    String id = HexFormat.of().formatHex(idBytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(secretBytes);
    try {
      database.write(handle -> handle.createUpdate(
          "insert into api_key (id, name, owner, scopes, hash, created_at) values (:id, :name, :owner, :scopes, :hash, :now)")
          .bind("id", id)
          .bind("name", name)
          .bind("owner", owner)
          .bind("scopes", scopes.stream().sorted().map(Scope::label).collect(Collectors.joining(",")))
          .bind("hash", hash(secret))
          .bind("now", clock.millis())
          .execute());
    } catch (RuntimeException e) {
      if (DatabaseFault.isDuplicate(e)) {
        throw new IllegalArgumentException(
            "there is a key named '" + name + "'; revoke it first, or take another name", e);
      }
      throw e;
    }
    return "tally_" + id + "_" + secret;
  }

  /** All keys, oldest first. */
  public List<ApiKey> list() {
    return database.read(handle -> handle.createQuery("select * from api_key order by created_at, name")
        .map((row, _) -> new ApiKey(row.getString("id"), row.getString("name"), row.getString("owner"),
            Scope.parse(row.getString("scopes")).orElse(Set.of()),
            Instant.ofEpochMilli(row.getLong("created_at"))))
        .list());
  }

  /** Whether there was such a key. */
  public boolean revoke(String name) {
    return database.write(handle -> handle.createUpdate("delete from api_key where name = :name")
        .bind("name", name)
        .execute()) > 0;
  }

  /** Whether there are keys at all, or were since the start: revoking the last one must not open the door to everybody. */
  public boolean any() {
    long now = nanoClock.getAsLong();
    OptionalLong looked = lookedForAny;
    if (!any && (looked.isEmpty() || now - looked.getAsLong() >= KNOWN_NANOS)) {
      any = database
          .read(handle -> handle.createQuery("select count(*) from api_key").mapTo(Long.class).one()) > 0;
      lookedForAny = OptionalLong.of(now);
    }
    return any;
  }

  /** Who holds a key; nobody where it is unknown or revoked. */
  public Optional<Principal> find(String key) {
    Matcher form = FORM.matcher(key);
    if (!form.matches()) {
      return Optional.empty();
    }
    String hash = hash(form.group(2));
    String cacheKey = form.group(1) + hash;
    Known held = known.get(cacheKey);
    long now = nanoClock.getAsLong();
    if (held != null && now - held.since < KNOWN_NANOS) {
      return Optional.of(held.principal);
    }
    Optional<Principal> found = lookUp(form.group(1), hash);
    found.ifPresentOrElse(principal -> {
      if (known.size() >= MOST_KNOWN) {
        known.clear();
      }
      known.put(cacheKey, new Known(principal, now));
    }, () -> known.remove(cacheKey));
    return found;
  }

  private Optional<Principal> lookUp(String id, String hash) {
    return database
        .read(handle -> handle.createQuery("select name, owner, scopes, hash from api_key where id = :id")
            .bind("id", id)
            .map((row, _) -> MessageDigest.isEqual(ascii(row.getString("hash")), ascii(hash))
                ? Optional.of(new Principal(row.getString("owner"), row.getString("name"),
                    Scope.parse(row.getString("scopes")).orElse(Set.of())))
                : Optional.<Principal>empty())
            .findOne()
            .flatMap(principal -> principal));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String hash(String secret) {
    return Sha256.of(ascii(secret));
  }
}
