package dev.tally.server.ledger;

import dev.tally.server.access.Principal;
import dev.tally.server.database.Database;
import dev.tally.server.database.DatabaseFault;
import dev.tally.server.refusal.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * Requests that name themselves by an {@code Idempotency-Key} are done once; repeated they get the first answer. Thread-safe.
 *
 * <p>The answer is written in the transaction that writes what it acknowledges: after a crash either both are there or neither. Of two
 * servers that do the same request at once the database lets one commit; the other gives the first one's answer.
 */
public final class Answered {
  private static final Duration KEPT = Duration.ofDays(7);
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

  private final Database database;
  private final Clock clock;
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  public Answered(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * An answer.
   *
   * @param repeated whether it was given before
   */
  public record Reply(int status, String body, boolean repeated) {}

  /** What a request does once its key is known to be new: reads without a transaction, then gives what is to be written. */
  public interface Work {
    Function<Handle, Reply> prepare() throws InterruptedException;
  }

  private record Stored(String fingerprint, Reply reply) {}

  /**
   * Does a request, or gives the answer of the first time.
   *
   * @param key empty where the request has none: then it is simply done
   * @param fingerprint of what the request says
   * @throws Refusal {@code CONFLICT} while its twin is being done, {@code IMPOSSIBLE} where the key was used for something else
   */
  public Reply once(Principal who, Optional<String> key, Supplier<String> fingerprint, Work work)
      throws InterruptedException {
    if (key.isEmpty()) {
      return database.write(work.prepare()::apply);
    }
    if (!KEY.matcher(key.get()).matches()) {
      throw Refusal.notUnderstood("An Idempotency-Key has 1 to 255 visible ASCII characters.");
    }
    String twin = who.owner() + '\n' + key.get();
    if (!running.add(twin)) {
      throw Refusal
          .stillRunning("A request with this Idempotency-Key is still being done; try again in a second.");
    }
    try {
      return once(who, key.get(), fingerprint.get(), work);
    } finally {
      running.remove(twin);
    }
  }

  private Reply once(Principal who, String key, String fingerprint, Work work) throws InterruptedException {
    Optional<Stored> before = find(who, key);
    if (before.isPresent()) {
      return repeat(before.get(), fingerprint);
    }
    Function<Handle, Reply> writing = work.prepare();
    try {
      return database.write(handle -> {
        Reply reply = writing.apply(handle);
        insert(handle, who, key, fingerprint, reply);
        return reply;
      });
    } catch (RuntimeException e) {
      if (DatabaseFault.isDuplicate(e)) {
        return repeat(find(who, key).orElseThrow(() -> e), fingerprint);
      }
      throw e;
    }
  }

  private static Reply repeat(Stored stored, String fingerprint) {
    if (!stored.fingerprint.equals(fingerprint)) {
      throw Refusal.impossible("key-reused",
          "This Idempotency-Key was used for another request; take a new one.");
    }
    return stored.reply;
  }

  private Optional<Stored> find(Principal who, String key) {
    return database.read(handle -> handle
        .createQuery(
            "select fingerprint, status, body from answered where owner = :owner and request_key = :key")
        .bind("owner", who.owner())
        .bind("key", key)
        .map((row, _) -> new Stored(row.getString("fingerprint"),
            new Reply(row.getInt("status"), row.getString("body"), true)))
        .findOne());
  }

  private void insert(Handle handle, Principal who, String key, String fingerprint, Reply reply) {
    handle.createUpdate("""
        insert into answered (owner, request_key, fingerprint, status, body, answered_at)
        values (:owner, :key, :fingerprint, :status, :body, :now)""")
        .bind("owner", who.owner())
        .bind("key", key)
        .bind("fingerprint", fingerprint)
        .bind("status", reply.status())
        .bind("body", reply.body())
        .bind("now", clock.millis())
        .execute();
  }

  /** Forgets answers of more than a week ago. */
  public void forgetOld() {
    long end = clock.instant().minus(KEPT).toEpochMilli();
    database.write(handle -> handle.createUpdate("delete from answered where answered_at < :end")
        .bind("end", end)
        .execute());
  }
}
