package dev.tally.server.api;

import dev.tally.server.access.Scope;
import dev.tally.server.ledger.Erasure;

/** {@code DELETE /v1/me}: an owner leaves, and takes all of it along. */
public final class OwnerApi {
  private final Erasure erasure;

  public OwnerApi(Erasure erasure) {
    this.erasure = erasure;
  }

  public void addTo(Api api) {
    api.delete("/v1/me", Scope.WRITE, (ctx, who) -> {
      erasure.eraseAll(who);
      ctx.status(204);
    });
  }
}
