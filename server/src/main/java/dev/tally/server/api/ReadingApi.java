package dev.tally.server.api;

import dev.tally.server.Setting;
import dev.tally.server.Settings;
import dev.tally.server.access.Principal;
import dev.tally.server.access.Scope;
import dev.tally.server.http.BodyReader;
import dev.tally.server.http.Exchanges;
import dev.tally.server.http.Part;
import dev.tally.server.http.Problem;
import dev.tally.server.http.Replies;
import dev.tally.server.http.Upload;
import dev.tally.server.ledger.Answered;
import dev.tally.server.ledger.Draft;
import dev.tally.server.ledger.ExpenseJson;
import dev.tally.server.ledger.Ledger;
import dev.tally.server.reading.Answer;
import dev.tally.server.reading.Kind;
import dev.tally.server.reading.PhotoDesk;
import dev.tally.server.reading.Said;
import dev.tally.server.reading.Wish;
import dev.tally.server.refusal.Refusal;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /v1/digits, /v1/numbers, /v1/receipts}: pictures in, readings out; receipts become drafts. */
public final class ReadingApi {
  /** In the address, or as fields of the form. */
  private static final Parameters NUMBERS = Parameters.of("min-confidence").often("box");
  private static final Parameters DIGITS = NUMBERS.and("max-error");
  private static final Parameters RECEIPTS = NUMBERS.and("currency", "locale", "print", "draft");

  private final PhotoDesk desk;
  private final Ledger ledger;
  private final Answered answered;
  private final BodyReader bodies;
  private final int maxFiles;

  public ReadingApi(Settings settings, PhotoDesk desk, Ledger ledger, Answered answered, BodyReader bodies) {
    this.desk = desk;
    this.ledger = ledger;
    this.answered = answered;
    this.bodies = bodies;
    this.maxFiles = settings.number(Setting.MAX_FILES);
  }

  public void addTo(Api api) {
    api.post("/v1/digits", Scope.READ, DIGITS, (ctx, _) -> read(ctx, Kind.DIGIT, DIGITS));
    api.post("/v1/numbers", Scope.READ, NUMBERS, (ctx, _) -> read(ctx, Kind.NUMBER, NUMBERS));
    api.post("/v1/receipts", Scope.READ, RECEIPTS, this::receipts);
  }

  /** What came of one of the pictures. */
  private record Result(Part file, Optional<Answer> answer, Optional<Problem> problem) {}

  /** The same as it goes to the client and into the books: all that can be made of it before the one writer's turn. */
  private record Read(ObjectNode json, Optional<Draft> draft) {
    static Read of(Result result, Wish wish, String requestId) {
      return new Read(ReadingApi.json(result, requestId),
          result.answer().map(answer -> Draft.of(result.file().bytes(), answer, wish.options().currency())));
    }
  }

  private void read(Context ctx, Kind kind, Parameters known) throws InterruptedException {
    try (BodyReader.Body body = bodies.read(ctx)) {
      Upload upload = upload(ctx, body, known);
      read(ctx, upload, desk.wish(kind, new Said(upload.said())));
    }
  }

  private Upload upload(Context ctx, BodyReader.Body body, Parameters known) {
    Upload upload = Upload.of(body.bytes(), ctx.contentType(), ctx.queryParamMap(), maxFiles);
    known.check(upload.said());
    return upload;
  }

  /** One picture that cannot be read is the request's problem; among several it is its own. */
  private List<Result> read(Upload upload, Wish wish) throws InterruptedException {
    List<Result> results = new ArrayList<>();
    for (Part file : upload.files()) {
      try {
        results.add(
            new Result(file, Optional.of(desk.read(file.bytes(), file.fileName(), wish)), Optional.empty()));
      } catch (Refusal refusal) {
        if (upload.files().size() == 1 || refusal.kind() == Refusal.Kind.NOT_NOW) {
          throw refusal;
        }
        results.add(new Result(file, Optional.empty(), Optional.of(Problem.of(refusal))));
      }
    }
    return results;
  }

  private static ObjectNode json(Result result, String requestId) {
    if (result.answer().isPresent()) {
      return result.answer().get().toJson();
    }
    ObjectNode node = Replies.object();
    node.put("file", result.file().fileName());
    node.set("problem", Replies.problem(result.problem().orElseThrow(), requestId));
    return node;
  }

  private void receipts(Context ctx, Principal who) throws InterruptedException {
    try (BodyReader.Body body = bodies.read(ctx)) {
      Upload upload = upload(ctx, body, RECEIPTS);
      Said said = new Said(upload.said());
      Wish wish = desk.wish(Kind.RECEIPT, said);
      // Places named are not a receipt's total.
      if (!said.value("draft").map(ReadingApi::truth).orElse(wish.boxes().isEmpty())) {
        read(ctx, upload, wish);
        return;
      }
      if (!who.may(Scope.WRITE)) {
        throw Problem.forbidden(
            "A draft needs a key with the scope write; ask with draft=false to have the receipt only read.");
      }
      String id = Exchanges.id(ctx);
      Answered.Reply reply = answered.once(who, Optional.ofNullable(ctx.header("Idempotency-Key")),
          () -> upload.fingerprint(ctx.path()), () -> {
            List<Read> read = read(upload, wish).stream().map(result -> Read.of(result, wish, id)).toList();
            return handle -> new Answered.Reply(201, drafts(handle, who, read), false);
          });
      if (reply.repeated()) {
        ctx.header("Idempotency-Replayed", "true");
      }
      Replies.json(ctx, reply.status(), reply.body());
    }
  }

  private static boolean truth(String draft) {
    return switch (draft) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Problem.badRequest("draft is true or false.");
    };
  }

  private void read(Context ctx, Upload upload, Wish wish) throws InterruptedException {
    ArrayNode array = Replies.object().putArray("results");
    read(upload, wish).forEach(result -> array.add(json(result, Exchanges.id(ctx))));
    Replies.json(ctx, 200, Replies.object().set("results", array));
  }

  /** The answer is kept with what it acknowledges, so each new expense joins it here. */
  private String drafts(Handle handle, Principal who, List<Read> read) {
    ObjectNode node = Replies.object();
    ArrayNode array = node.putArray("results");
    for (Read one : read) {
      one.draft()
          .map(draft -> ledger.create(handle, who, draft))
          .ifPresent(created -> one.json().set("expense", ExpenseJson.of(created)));
      array.add(one.json());
    }
    return node.toString();
  }
}
