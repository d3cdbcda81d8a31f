package dev.tally.server.ledger;

import dev.tally.reader.Box;
import dev.tally.server.access.Principal;
import dev.tally.server.database.Database;
import dev.tally.server.reading.PerceptualHash;
import dev.tally.server.refusal.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/**
 * The books. A photo becomes a draft; confirmed it counts; every change is kept with who made it and when. Each owner sees its own
 * alone: of others' expenses it is said that they are not there. Thread-safe.
 *
 * <p>Methods that take a {@link Handle} are part of a {@link Database#write}.
 */
public final class Ledger {
  /**
   * Photos that differ in no more bits look alike. Of 119 photos of receipts and bills all do at half size and quality 60 (at most 4 bits),
   * and 94 with 2 % cut off each side; of their 7,021 pairs one does, and that is the same receipt.
   */
  static final int ALIKE_BITS = 6;

  private final Database database;
  private final Clock clock;
  private final Ids ids;
  private final Duration photoLife;

  /** @param photoLife how long photos are kept; zero for not at all */
  public Ledger(Database database, Clock clock, Duration photoLife) {
    this.database = database;
    this.clock = clock;
    this.ids = new Ids(clock);
    this.photoLife = photoLife;
  }

  /** An expense whose photo seems to be the same. */
  public record Twin(String id, boolean sameFile, int differingBits) {}

  /** A new draft, and what it seems to repeat. */
  public record Created(Expense expense, List<Twin> twins) {}

  /** A photo's draft. */
  public Created create(Handle handle, Principal who, Draft draft) {
    // Of the same photo sent to two servers at once, one is to see the other.
    database.inTurn(handle, "photos of " + who.owner());
    List<Twin> twins = twins(handle, who.owner(), draft);
    Optional<Long> amount = draft.read().outcome().equals("read")
        ? draft.currency().flatMap(currency -> Expense.minor(draft.read().value().orElseThrow(), currency))
        : Optional.empty();
    Instant now = clock.instant();
    boolean kept = !photoLife.isZero();
    Expense expense = new Expense(ids.next(), who.owner(), Expense.Status.DRAFT, amount, draft.currency(),
        draft.date(), Optional.empty(), draft.merchant(), Optional.empty(), Optional.of(draft.read()),
        Optional.of(draft.sha256()), kept, now, now, Optional.empty(), 1);
    ExpenseTable.insert(handle, expense, draft.hash());
    if (kept) {
      Photos.insert(handle, expense.id(), draft.photo(), now.plus(photoLife));
    }
    History.created(handle, expense, who.actor());
    return new Created(expense, twins);
  }

  /** A draft that somebody writes without a photo. Throws {@link Refusal} {@code NOT_UNDERSTOOD} or {@code IMPOSSIBLE}. */
  public Expense create(Handle handle, Principal who, JsonNode body) {
    Instant now = clock.instant();
    Expense empty = new Expense(ids.next(), who.owner(), Expense.Status.DRAFT, Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), false, now, now, Optional.empty(), 1);
    Expense expense = with(empty, ExpenseRules.changes(Optional.empty(), body), empty.status(), now, 1);
    ExpenseTable.insert(handle, expense, 0);
    History.created(handle, expense, who.actor());
    return expense;
  }

  private static List<Twin> twins(Handle handle, String owner, Draft draft) {
    List<Twin> twins = new ArrayList<>();
    handle.createQuery(
        "select id, photo_sha256, photo_hash from expense where owner = :owner and photo_sha256 is not null"
            + " and status <> 'deleted'")
        .bind("owner", owner)
        .map((row, _) -> {
          int bits = PerceptualHash.distance(row.getLong("photo_hash"), draft.hash());
          boolean same = row.getString("photo_sha256").equals(draft.sha256());
          return new Twin(row.getString("id"), same, same ? 0 : bits);
        })
        .forEach(twin -> {
          if (twin.sameFile || twin.differingBits <= ALIKE_BITS) {
            twins.add(twin);
          }
        });
    twins.sort(Comparator.comparing(Twin::sameFile).reversed().thenComparingInt(Twin::differingBits));
    return twins.subList(0, Math.min(5, twins.size()));
  }

  /** Throws {@link Refusal} {@code NOT_FOUND}. */
  public Expense find(Principal who, String id) {
    return database.read(handle -> find(handle, who, id));
  }

  private static Expense find(Handle handle, Principal who, String id) {
    return handle
        .createQuery(ExpenseTable.SELECT + " where e.id = :id and e.owner = :owner and e.status <> 'deleted'")
        .bind("id", id)
        .bind("owner", who.owner())
        .map(ExpenseTable::map)
        .findOne()
        .orElseThrow(() -> Refusal.notFound("There is no such expense."));
  }

  /**
   * Changes what is said about an expense, confirmed or not.
   *
   * @param version that the client saw; empty to change whatever is there
   * @throws Refusal {@code NOT_UNDERSTOOD}, {@code NOT_FOUND}, {@code CHANGED} or {@code IMPOSSIBLE}
   */
  public Expense edit(Handle handle, Principal who, String id, JsonNode body, Optional<Integer> version) {
    return change(handle, who, id, body, version, false);
  }

  /** The same, and enters it into the books, which needs amount, currency and date. Once confirmed, confirming changes nothing. */
  public Expense confirm(Handle handle, Principal who, String id, JsonNode body, Optional<Integer> version) {
    return change(handle, who, id, body, version, true);
  }

  private Expense change(Handle handle, Principal who, String id, JsonNode body, Optional<Integer> version,
      boolean confirm) {
    Expense before = find(handle, who, id);
    checkVersion(before, version);
    Corrections.insert(handle, before, Corrections.parse(body), who.actor(), clock.millis());
    Map<Field, Optional<String>> changes = ExpenseRules.changes(Optional.of(before), body);
    Expense.Status status = confirm ? Expense.Status.CONFIRMED : before.status();
    Expense after = with(before, changes, status, clock.instant(), before.version() + 1);
    if (status == Expense.Status.CONFIRMED) {
      requireWhole(after);
    }
    if (!History.differ(before, after)) {
      return before;
    }
    // First of all the row: of two who change it at once, one waits here and then sees that it came too late.
    store(handle, after);
    History.changed(handle, before, after, who.actor());
    if (!before.amount().equals(after.amount())) {
      Corrections.ofTotal(after)
          .ifPresentOrElse(correction -> Corrections.insert(handle, after, List.of(correction), who.actor(),
              clock.millis()), () -> Corrections.withdrawTotal(handle, after));
    }
    return after;
  }

  private static void checkVersion(Expense expense, Optional<Integer> version) {
    if (version.isPresent() && version.get() != expense.version()) {
      throw Refusal.changed("The expense is in version " + expense.version() + " now; look at it again.");
    }
  }

  private static void store(Handle handle, Expense expense) {
    if (!ExpenseTable.update(handle, expense)) {
      throw Refusal.conflict("The expense was changed in the same moment; look at it again.");
    }
  }

  private static void requireWhole(Expense expense) {
    for (Field field : List.of(Field.AMOUNT_MINOR, Field.CURRENCY, Field.DATE)) {
      if (expense.text(field).isEmpty()) {
        throw Refusal.impossible("incomplete",
            "A confirmed expense needs amount, currency and date; " + field.label() + " is missing.");
      }
    }
  }

  private Expense with(Expense old, Map<Field, Optional<String>> changes, Expense.Status status, Instant now,
      int version) {
    Optional<Instant> confirmed = status == Expense.Status.CONFIRMED && old.confirmedAt().isEmpty()
        ? Optional.of(now)
        : old.confirmedAt();
    return new Expense(old.id(), old.owner(), status,
        value(old, changes, Field.AMOUNT_MINOR).map(Long::valueOf),
        value(old, changes, Field.CURRENCY).map(Currency::getInstance),
        value(old, changes, Field.DATE).map(LocalDate::parse), value(old, changes, Field.CATEGORY),
        value(old, changes, Field.MERCHANT), value(old, changes, Field.NOTE), old.read(), old.photoSha256(),
        old.photoKept(), old.createdAt(), now, confirmed, version);
  }

  private static Optional<String> value(Expense old, Map<Field, Optional<String>> changes, Field field) {
    return changes.getOrDefault(field, old.text(field));
  }

  /** Takes it out of the books, and its photo away; its history stays. Throws {@link Refusal} {@code NOT_FOUND} or {@code CHANGED}. */
  public void delete(Handle handle, Principal who, String id, Optional<Integer> version) {
    Expense before = find(handle, who, id);
    checkVersion(before, version);
    Expense after = with(before, Map.of(), Expense.Status.DELETED, clock.instant(), before.version() + 1);
    store(handle, after);
    History.changed(handle, before, after, who.actor());
    Photos.delete(handle, id);
    database.untidy();
  }

  /** The photo's file, if it is kept. Throws {@link Refusal} {@code NOT_FOUND} where there is no such expense. */
  public Optional<byte[]> photo(Principal who, String id) {
    return database.read(handle -> Photos.find(handle, find(handle, who, id).id(), clock.instant()));
  }

  /** How long its file is; 0 where it is not kept. Throws {@link Refusal} {@code NOT_FOUND} where there is no such expense. */
  public long photoBytes(Principal who, String id) {
    return database.read(handle -> Photos.length(handle, find(handle, who, id).id()));
  }

  /** Takes the photo away, for good. Throws {@link Refusal} {@code NOT_FOUND}. */
  public void deletePhoto(Handle handle, Principal who, String id) {
    Expense expense = find(handle, who, id);
    if (Photos.delete(handle, id)) {
      database.untidy();
      store(handle, with(expense, Map.of(), expense.status(), clock.instant(), expense.version() + 1));
      History.photoDeleted(handle, expense, who.actor(), clock.millis());
    }
  }

  /** Deletes photos whose time was found to be over an hour ago or more; to be called every few minutes. How many. */
  public int deleteExpiredPhotos() {
    int deleted = database.write(handle -> Photos.deleteExpired(handle, clock.instant()));
    if (deleted > 0) {
      database.untidy();
    }
    return deleted;
  }

  /** What became of it, oldest first; of deleted ones, too. Throws {@link Refusal} {@code NOT_FOUND}. */
  public List<History.Change> history(Principal who, String id) {
    return database.read(handle -> {
      List<History.Change> changes = History.of(handle, who.owner(), id);
      if (changes.isEmpty()) {
        throw Refusal.notFound("There is no such expense.");
      }
      return changes;
    });
  }

  /** Where the total stands. */
  static Optional<Box> totalBox(Expense expense) {
    return expense.read().flatMap(Expense.Total::box);
  }
}
