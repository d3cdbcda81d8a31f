package dev.tally.server.api;

import dev.tally.server.access.Gate;
import dev.tally.server.access.Principal;
import dev.tally.server.access.Scope;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.List;

/** Where addresses get what answers them, and who may ask. */
public final class Api {
  private final RoutesConfig routes;
  private final Gate gate;
  private final List<Route> all;

  /** An address that is answered. */
  public record Route(String method, String path) {}

  /** Answers those who may ask. */
  interface Action {
    void answer(Context ctx, Principal who) throws Exception;
  }

  /** @param all where each address that is added is noted */
  public Api(RoutesConfig routes, Gate gate, List<Route> all) {
    this.routes = routes;
    this.gate = gate;
    this.all = all;
  }

  void get(String path, Scope scope, Action action) {
    get(path, scope, Parameters.NONE, action);
  }

  void get(String path, Scope scope, Parameters parameters, Action action) {
    add(HandlerType.GET, path, scope, parameters, action);
  }

  void post(String path, Scope scope, Action action) {
    post(path, scope, Parameters.NONE, action);
  }

  void post(String path, Scope scope, Parameters parameters, Action action) {
    add(HandlerType.POST, path, scope, parameters, action);
  }

  void patch(String path, Scope scope, Action action) {
    add(HandlerType.PATCH, path, scope, Parameters.NONE, action);
  }

  void delete(String path, Scope scope, Action action) {
    add(HandlerType.DELETE, path, scope, Parameters.NONE, action);
  }

  private void add(HandlerType method, String path, Scope scope, Parameters parameters, Action action) {
    open(method, path, ctx -> {
      Principal who = gate.admit(ctx, scope);
      parameters.check(ctx.queryParamMap());
      action.answer(ctx, who);
    });
  }

  /** For whoever asks. HEAD is answered as GET, by the same code: Javalin alone would say 200 to anybody, ready or not. */
  void open(HandlerType method, String path, Handler handler) {
    all.add(new Route(method.toString(), path));
    routes.addHttpHandler(method, path, handler);
    if (method.equals(HandlerType.GET)) {
      routes.addHttpHandler(HandlerType.HEAD, path, handler);
    }
  }
}
