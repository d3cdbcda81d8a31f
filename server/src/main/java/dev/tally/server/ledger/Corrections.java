package dev.tally.server.ledger;

import dev.tally.reader.Box;
import dev.tally.server.refusal.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/** What people say stands in a place of a photo, where something else or nothing sure was read. */
public final class Corrections {
  private static final int MOST_AT_ONCE = 100;
  /** Of one photo, whose crops are all made while others wait for theirs. */
  private static final int MOST_PLACES = 200;

  private static final Set<String> PARTS = Set.of("box", "value");
  private static final Set<String> SHARES = Set.of("x", "y", "width", "height");

  private Corrections() {}

  /**
   * A correction.
   *
   * @param box in the photo
   * @param was read there; empty where nothing
   * @param became digits with or without a point
   */
  record Correction(Box box, Optional<String> was, String became) {}

  /**
   * A correction as a label.
   *
   * @param expense whose photo it is about
   */
  public record Labelled(String expense, Box box, Optional<String> was, String became, String model) {
    /** Fit for a file, and no other label's: a place of an expense is corrected once. */
    public String name() {
      return expense + "-" + ExpenseTable.text(box).replace(' ', '_');
    }
  }

  /** {@code corrections} of a request: an array of {@code {"box": {...}, "value": "12.50"}}. Throws {@link Refusal} {@code NOT_UNDERSTOOD}. */
  static List<Correction> parse(JsonNode body) {
    JsonNode array = body.path("corrections");
    if (array.isMissingNode()) {
      return List.of();
    }
    List<Correction> corrections = new ArrayList<>();
    for (JsonNode item : array) {
      if (!PARTS.containsAll(item.propertyNames()) || !SHARES.containsAll(item.path("box").propertyNames())) {
        throw wrong();
      }
      JsonNode box = item.path("box");
      Box place = new Box(share(box, "x"), share(box, "y"), share(box, "width"), share(box, "height"));
      String value = item.path("value").asString("");
      if (!(place.width() > 0 && place.height() > 0 && place.x() + place.width() <= 1.000001
          && place.y() + place.height() <= 1.000001) || !value.matches("\\d{1,15}(\\.\\d{1,4})?")) {
        throw wrong();
      }
      corrections.add(new Correction(place, Optional.empty(), value));
    }
    if (!array.isArray() || corrections.size() > MOST_AT_ONCE) {
      throw wrong();
    }
    return corrections;
  }

  private static double share(JsonNode box, String name) {
    double share = box.path(name).asDouble(-1);
    if (!(share >= 0 && share <= 1)) {
      throw wrong();
    }
    return share;
  }

  private static Refusal wrong() {
    return Refusal.notUnderstood("corrections is an array of up to " + MOST_AT_ONCE
        + " objects with a box (x, y, width, height as shares of the photo) and a value such as \"12.50\".");
  }

  /** What a person's amount says about the place where the total was read, if it was read otherwise or not surely. */
  static Optional<Correction> ofTotal(Expense expense) {
    Optional<String> amount = expense.amount();
    return expense.read()
        .filter(read -> amount.isPresent() && read.box().isPresent())
        .filter(read -> !read.outcome().equals("read")
            || new BigDecimal(read.value().orElseThrow()).compareTo(new BigDecimal(amount.get())) != 0)
        .map(read -> new Correction(read.box().get(), read.value(), amount.get()));
  }

  /** After all it was read rightly, or nobody says what it is. */
  static void withdrawTotal(Handle handle, Expense expense) {
    expense.read()
        .flatMap(Expense.Total::box)
        .ifPresent(
            box -> handle.createUpdate("delete from correction where expense_id = :id and place = :place")
                .bind("id", expense.id())
                .bind("place", ExpenseTable.text(box))
                .execute());
  }

  /** The last word on a place holds. */
  static void insert(Handle handle, Expense expense, List<Correction> corrections, String actor, long now) {
    if (!corrections.isEmpty() && expense.photoSha256().isEmpty()) {
      throw ExpenseRules.invalid("The expense has no photo to correct.");
    }
    for (Correction correction : corrections) {
      handle.createUpdate("""
          insert into correction (expense_id, place, was, became, actor, corrected_at)
          values (:id, :place, :was, :became, :actor, :now)
          on conflict (expense_id, place) do update set became = excluded.became, actor = excluded.actor,
            corrected_at = excluded.corrected_at""")
          .bind("id", expense.id())
          .bind("place", ExpenseTable.text(correction.box()))
          .bind("was", correction.was().orElse(null))
          .bind("became", correction.became())
          .bind("actor", actor)
          .bind("now", now)
          .execute();
    }
    if (!corrections.isEmpty() && places(handle, expense) > MOST_PLACES) {
      throw ExpenseRules.invalid("A photo may have " + MOST_PLACES + " corrected places.");
    }
  }

  private static long places(Handle handle, Expense expense) {
    return handle.createQuery("select count(*) from correction where expense_id = :id")
        .bind("id", expense.id())
        .mapTo(Long.class)
        .one();
  }

  /**
   * Corrections of confirmed expenses whose photo is there, those of one photo together, oldest photo first.
   *
   * @param owner whose; empty for all owners'
   * @param since from which time on, milliseconds since 1970
   */
  public static List<Labelled> list(Handle handle, Optional<String> owner, long since, Instant now) {
    return handle.createQuery("""
        select c.expense_id, c.place, c.was, c.became, e.read_model
        from correction c join expense e on e.id = c.expense_id join photo p on p.expense_id = e.id
        where e.status = 'confirmed' and c.corrected_at >= :since and p.expires_at > :now and (:all or e.owner = :owner)
        order by c.expense_id, c.corrected_at, c.place""")
        .bind("since", since)
        .bind("now", now.toEpochMilli())
        .bind("all", owner.isEmpty())
        .bind("owner", owner.orElse(""))
        .map((row, _) -> new Labelled(row.getString("expense_id"), ExpenseTable.box(row.getString("place")),
            Optional.ofNullable(row.getString("was")), row.getString("became"), row.getString("read_model")))
        .list();
  }

  /** The photo that a label is about; empty if it was deleted meanwhile. */
  public static Optional<byte[]> photo(Handle handle, Labelled label, Instant now) {
    return Photos.find(handle, label.expense, now);
  }
}
