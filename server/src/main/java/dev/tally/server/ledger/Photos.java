package dev.tally.server.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Photos of receipts, in the ledger itself: written with their expense or not at all, and gone when deleted. */
final class Photos {
  /** Between the first look that finds a photo's time over and the one that deletes it. */
  private static final Duration GRACE = Duration.ofHours(1);
  private static final String NOW = "now";

  private Photos() {}

  static void insert(Handle handle, String expense, byte[] bytes, Instant end) {
    handle.createUpdate("insert into photo (expense_id, bytes, expires_at) values (:id, :bytes, :end)")
        .bind("id", expense)
        .bind("bytes", bytes)
        .bind("end", end.toEpochMilli())
        .execute();
  }

  static Optional<byte[]> find(Handle handle, String expense, Instant now) {
    return handle.createQuery("select bytes from photo where expense_id = :id and expires_at > :now")
        .bind("id", expense)
        .bind(NOW, now.toEpochMilli())
        .map((row, _) -> row.getBytes("bytes"))
        .findOne();
  }

  static long length(Handle handle, String expense) {
    return handle.createQuery("select length(bytes) from photo where expense_id = :id")
        .bind("id", expense)
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  static boolean delete(Handle handle, String expense) {
    return handle.createUpdate("delete from photo where expense_id = :id").bind("id", expense).execute() > 0;
  }

  /**
   * Deletes those whose time is over, and was found to be over a while ago already: a clock that is wrong for a minute deletes none.
   *
   * @return how many
   */
  static int deleteExpired(Handle handle, Instant now) {
    handle.createUpdate("update photo set over_at = null where over_at is not null and expires_at > :now")
        .bind(NOW, now.toEpochMilli())
        .execute();
    handle.createUpdate("""
        update photo set over_at = :now where expires_at <= :now and (over_at is null or over_at > :now)""")
        .bind(NOW, now.toEpochMilli())
        .execute();
    return handle.createUpdate("delete from photo where over_at <= :end")
        .bind("end", now.minus(GRACE).toEpochMilli())
        .execute();
  }
}
