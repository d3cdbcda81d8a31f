package dev.tally.server.api;

import dev.tally.server.access.Principal;
import dev.tally.server.access.Scope;
import dev.tally.server.database.Database;
import dev.tally.server.http.BodyReader;
import dev.tally.server.http.Problem;
import dev.tally.server.http.Replies;
import dev.tally.server.http.Upload;
import dev.tally.server.ledger.Answered;
import dev.tally.server.ledger.Expense;
import dev.tally.server.ledger.ExpenseJson;
import dev.tally.server.ledger.ExpenseList;
import dev.tally.server.ledger.ExpenseRules;
import dev.tally.server.ledger.Ledger;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/** {@code /v1/expenses} and {@code /v1/totals}: the books. */
public final class ExpenseApi {
  private static final int PAGE = 50;
  private static final int LARGEST_PAGE = 500;
  private static final Parameters FILTERS = Parameters.of("from", "to", "category", "currency", "min", "max",
      "text");

  private final Ledger ledger;
  private final ExpenseList list;
  private final Answered answered;
  private final Database database;
  private final BodyReader bodies;

  public ExpenseApi(Ledger ledger, ExpenseList list, Answered answered, Database database,
      BodyReader bodies) {
    this.ledger = ledger;
    this.list = list;
    this.answered = answered;
    this.database = database;
    this.bodies = bodies;
  }

  public void addTo(Api api) {
    api.get("/v1/expenses", Scope.READ, FILTERS.and("status", "cursor", "limit"),
        (ctx, who) -> Replies.json(ctx, 200, ExpenseJson.of(list.page(who, parameters(ctx), pageSize(ctx)))));
    api.get("/v1/expenses.csv", Scope.READ, FILTERS.and("status", "excel", "delimiter"), this::csv);
    api.get("/v1/totals", Scope.READ, FILTERS,
        (ctx, who) -> Replies.json(ctx, 200, ExpenseJson.ofTotals(list.totals(who, parameters(ctx)))));
    api.post("/v1/expenses", Scope.WRITE,
        (ctx, who) -> write(ctx, who, 201, (handle, body) -> ledger.create(handle, who, body)));
    api.get("/v1/expenses/{id}", Scope.READ,
        (ctx, who) -> expense(ctx, 200, ledger.find(who, ctx.pathParam("id"))));
    api.patch("/v1/expenses/{id}", Scope.WRITE, this::edit);
    api.post("/v1/expenses/{id}/confirm", Scope.WRITE, (ctx, who) -> write(ctx, who, 200,
        (handle, body) -> ledger.confirm(handle, who, ctx.pathParam("id"), body, version(ctx))));
    api.delete("/v1/expenses/{id}", Scope.WRITE, this::delete);
    api.get("/v1/expenses/{id}/history", Scope.READ, (ctx, who) -> Replies.json(ctx, 200,
        ExpenseJson.ofHistory(ledger.history(who, ctx.pathParam("id")))));
    api.get("/v1/expenses/{id}/photo", Scope.READ, this::photo);
    api.delete("/v1/expenses/{id}/photo", Scope.WRITE, this::deletePhoto);
  }

  private static Function<String, Optional<String>> parameters(Context ctx) {
    return name -> Optional.ofNullable(ctx.queryParam(name));
  }

  private static int pageSize(Context ctx) {
    try {
      int size = Optional.ofNullable(ctx.queryParam("limit")).map(Integer::valueOf).orElse(PAGE);
      if (size >= 1 && size <= LARGEST_PAGE) {
        return size;
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw Problem.badRequest("limit is 1 to " + LARGEST_PAGE + ".");
  }

  private static void expense(Context ctx, int status, Expense expense) {
    ctx.header("ETag", "\"" + expense.version() + "\"");
    Replies.json(ctx, status, ExpenseJson.of(expense));
  }

  /** The version in {@code If-Match}, which is what {@code ETag} said. */
  private static Optional<Integer> version(Context ctx) {
    String match = ctx.header("If-Match");
    if (match == null || match.equals("*")) {
      return Optional.empty();
    }
    if (!match.matches("\"\\d{1,9}\"")) {
      throw Problem.badRequest("If-Match is what ETag said, such as \"3\".");
    }
    return Optional.of(Integer.valueOf(match.substring(1, match.length() - 1)));
  }

  /** What a POST does in the ledger. */
  private interface Writing {
    Expense write(Handle handle, JsonNode body);
  }

  private void write(Context ctx, Principal who, int status, Writing writing) throws InterruptedException {
    try (BodyReader.Body body = bodies.read(ctx)) {
      JsonNode json = ExpenseRules.object(body.bytes());
      Answered.Reply reply = answered.once(who, Optional.ofNullable(ctx.header("Idempotency-Key")),
          () -> Upload.fingerprint(ctx.path(), body.bytes()), () -> handle -> new Answered.Reply(status,
              ExpenseJson.of(writing.write(handle, json)).toString(), false));
      if (reply.repeated()) {
        ctx.header("Idempotency-Replayed", "true");
      }
      Replies.json(ctx, reply.status(), reply.body());
    }
  }

  private void edit(Context ctx, Principal who) {
    try (BodyReader.Body body = bodies.read(ctx)) {
      JsonNode json = ExpenseRules.object(body.bytes());
      expense(ctx, 200,
          database.write(handle -> ledger.edit(handle, who, ctx.pathParam("id"), json, version(ctx))));
    }
  }

  private void delete(Context ctx, Principal who) {
    database.write(handle -> {
      ledger.delete(handle, who, ctx.pathParam("id"), version(ctx));
      return null;
    });
    ctx.status(204);
  }

  private void photo(Context ctx, Principal who) throws IOException {
    String id = ctx.pathParam("id");
    try (BodyReader.Body _ = bodies.hold(ledger.photoBytes(who, id))) {
      byte[] photo = ledger.photo(who, id)
          .orElseThrow(() -> Problem.notFound("The photo was not kept, or is deleted."));
      // A browser must not take a stranger's bytes for a page.
      ctx.header("Content-Disposition", "attachment; filename=\"photo\"");
      Replies.sendFile(ctx, "application/octet-stream", photo);
    }
  }

  private void deletePhoto(Context ctx, Principal who) {
    database.write(handle -> {
      ledger.deletePhoto(handle, who, ctx.pathParam("id"));
      return null;
    });
    ctx.status(204);
  }

  private void csv(Context ctx, Principal who) throws IOException {
    CsvForm form = CsvForm.of(ctx);
    // Read before the first byte goes out: what fails then can still be told.
    StringBuilder lines = new StringBuilder(form.mark()).append(form.csv().header());
    list.forEach(who, parameters(ctx), expense -> lines.append(form.csv().line(expense)));
    ctx.header("Content-Disposition", "attachment; filename=\"expenses.csv\"");
    byte[] csv = lines.toString().getBytes(StandardCharsets.UTF_8);
    try (BodyReader.Body _ = bodies.hold(csv.length)) {
      Replies.sendFile(ctx, "text/csv; charset=utf-8", csv);
    }
  }
}
