package dev.tally.server.api;

import dev.tally.server.access.Scope;
import dev.tally.server.http.Replies;
import dev.tally.server.ledger.Erasure;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v1/me}: who is asking; and an owner leaves, and takes all of it along. */
public final class OwnerApi {
  private final Erasure erasure;

  public OwnerApi(Erasure erasure) {
    this.erasure = erasure;
  }

  public void addTo(Api api) {
    api.get("/v1/me", Scope.READ, (ctx, who) -> {
      ObjectNode node = Replies.object().put("owner", who.owner()).put("name", who.actor());
      ArrayNode scopes = node.putArray("scopes");
      who.scopes().stream().sorted().map(Scope::label).forEach(scopes::add);
      Replies.json(ctx, 200, node);
    });
    api.delete("/v1/me", Scope.WRITE, (ctx, who) -> {
      erasure.eraseAll(who);
      ctx.status(204);
    });
  }
}
