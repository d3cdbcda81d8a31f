package dev.tally.server.ledger;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Photos of receipts, in the ledger itself: written with their expense or not at all, and gone when deleted. */
final class Photos {
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
        .bind("now", now.toEpochMilli())
        .map((row, _) -> row.getBytes("bytes"))
        .findOne();
  }

  static boolean delete(Handle handle, String expense) {
    return handle.createUpdate("delete from photo where expense_id = :id").bind("id", expense).execute() > 0;
  }

  static int deleteExpired(Handle handle, Instant now) {
    return handle.createUpdate("delete from photo where expires_at <= :now")
        .bind("now", now.toEpochMilli())
        .execute();
  }
}
