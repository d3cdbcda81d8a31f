package dev.tally.server.api;

import dev.tally.server.access.Principal;
import dev.tally.server.access.Scope;
import dev.tally.server.database.Database;
import dev.tally.server.http.Problem;
import dev.tally.server.ledger.Corrections;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /v1/corrections}: what people corrected, as a ZIP of labelled crops: pictures, and {@code labels.tsv} that
 * {@link dev.tally.reader.corpus.Labels} and {@code tally evaluate} read.
 */
public final class CorrectionApi {
  private final Database database;
  private final Clock clock;
  private final CropArchive archive;

  public CorrectionApi(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.archive = new CropArchive(database);
  }

  public void addTo(Api api) {
    api.get("/v1/corrections", Scope.READ, Parameters.of("since", "owners"), this::export);
  }

  private void export(Context ctx, Principal who) throws IOException {
    boolean all = allOwners(ctx);
    if (all && !who.may(Scope.ADMIN)) {
      throw Problem.forbidden("Corrections of all owners need a key with the scope admin.");
    }
    long since = since(ctx);
    Instant now = clock.instant();
    List<Corrections.Labelled> labels = database.read(
        handle -> Corrections.list(handle, all ? Optional.empty() : Optional.of(who.owner()), since, now));
    Path file = archive.of(labels, now);
    long length = Files.size(file);
    // Its length is said: what breaks off on the way cannot be taken for all of it.
    try (InputStream in = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE)) {
      ctx.contentType("application/zip")
          .header("Content-Disposition", "attachment; filename=\"corrections.zip\"");
      ctx.res().setContentLengthLong(length);
      in.transferTo(ctx.outputStream());
    }
  }

  private static boolean allOwners(Context ctx) {
    String owners = ctx.queryParam("owners");
    if (owners != null && !owners.equals("all")) {
      throw Problem.badRequest("owners is all, or left out for one's own.");
    }
    return owners != null;
  }

  private static long since(Context ctx) {
    try {
      return Optional.ofNullable(ctx.queryParam("since"))
          .map(time -> Instant.parse(time).toEpochMilli())
          .orElse(0L);
    } catch (DateTimeException _) {
      throw Problem.badRequest("since is a time such as 2026-11-25T00:00:00Z.");
    }
  }
}
