package dev.tally.server.api;

import dev.tally.reader.digit.ModelException;
import dev.tally.reader.glyph.Glyph;
import dev.tally.server.access.Scope;
import dev.tally.server.http.BodyReader;
import dev.tally.server.http.Problem;
import dev.tally.server.http.Replies;
import dev.tally.server.metrics.Metrics;
import dev.tally.server.reading.Model;
import dev.tally.server.reading.ModelFiles;
import dev.tally.server.reading.Models;
import dev.tally.server.reading.PhotoDesk;
import io.javalin.http.Context;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Models: the Open Inference Protocol (KServe's V2 REST) for clients that have glyphs, files for phones, and loading anew.
 */
public final class ModelApi {
  private static final Logger LOG = LoggerFactory.getLogger("tally.models");
  private static final int CLASSES = 10;
  private static final int MOST_PICTURES = 1024;

  private final Models models;
  private final ModelFiles files;
  private final PhotoDesk desk;
  private final Metrics metrics;
  private final BodyReader bodies;

  public ModelApi(Models models, ModelFiles files, PhotoDesk desk, Metrics metrics, BodyReader bodies) {
    this.models = models;
    this.files = files;
    this.desk = desk;
    this.metrics = metrics;
    this.bodies = bodies;
    announce();
  }

  private void announce() {
    try (Model model = models.borrow()) {
      metrics.model(model.name(), model.sha256());
    }
  }

  public void addTo(Api api) {
    api.get("/v1/models", Scope.READ, (ctx, _) -> list(ctx));
    api.get("/v1/models/{file}", Scope.READ, (ctx, _) -> file(ctx));
    api.post("/v1/models/reload", Scope.ADMIN, (ctx, _) -> reload(ctx));
    api.get("/v2", Scope.READ, (ctx, _) -> server(ctx));
    for (String model : List.of("/v2/models/{name}", "/v2/models/{name}/versions/{version}")) {
      api.get(model, Scope.READ, (ctx, _) -> metadata(ctx));
      api.get(model + "/ready", Scope.READ, (ctx, _) -> ready(ctx));
      api.post(model + "/infer", Scope.READ, (ctx, _) -> infer(ctx));
    }
  }

  private void list(Context ctx) {
    ObjectNode node = Replies.object();
    try (Model model = models.borrow()) {
      node.put("reads", model.name());
      node.put("sha256", model.sha256());
    }
    ArrayNode array = node.putArray("files");
    for (ModelFiles.ModelFile file : files.list()) {
      array.addObject()
          .put("file", file.name())
          .put("bytes", file.bytes().length)
          .put("sha256", file.sha256());
    }
    Replies.json(ctx, 200, node);
  }

  /** For phones: asked with the {@code ETag} they have, they learn that there is nothing new without a byte of it. */
  private void file(Context ctx) {
    ModelFiles.ModelFile file = files.find(ctx.pathParam("file"))
        .orElseThrow(() -> Problem.notFound("There is no such model; /v1/models lists them."));
    String tag = "\"" + file.sha256() + "\"";
    ctx.header("ETag", tag).header("Cache-Control", "private, no-cache");
    String known = ctx.header("If-None-Match");
    // A proxy that compresses makes the tag a weak one.
    if (known != null && (known.equals("*") || List.of(known.split("\\s*,\\s*(W/)?|^W/")).contains(tag))) {
      ctx.status(304);
      return;
    }
    Replies.file(ctx, "application/octet-stream", file.bytes());
  }

  private void reload(Context ctx) {
    boolean changed = reload();
    try (Model model = models.borrow()) {
      Replies.json(ctx, 200,
          Replies.object().put("changed", changed).put("reads", model.name()).put("sha256", model.sha256()));
    }
  }

  /**
   * Loads the model anew if its file changed.
   *
   * @throws Problem 422 where the file is damaged; the old model goes on reading
   */
  public boolean reload() {
    try {
      boolean changed = models.reload();
      if (changed) {
        announce();
        LOG.info("the model was loaded anew");
      }
      return changed;
    } catch (ModelException e) {
      LOG.warn("the new model is refused, the old one goes on", e);
      throw Problem.unprocessable("model-refused",
          "The new model file is missing or damaged; the old one goes on reading.");
    }
  }

  private static void server(Context ctx) {
    ObjectNode node = Replies.object();
    node.put("name", "tally").put("version", "0.1.0");
    node.putArray("extensions");
    Replies.json(ctx, 200, node);
  }

  private Model named(Context ctx) {
    Model model = models.borrow();
    String version = ctx.pathParamMap().getOrDefault("version", model.sha256());
    if (!model.name().equals(ctx.pathParam("name")) || !model.sha256().equals(version)) {
      model.close();
      throw Problem.notFound("No model of that name and version is loaded; /v1/models says which is.");
    }
    return model;
  }

  private void ready(Context ctx) {
    try (Model model = named(ctx)) {
      Replies.json(ctx, 200, Replies.object().put("name", model.name()).put("ready", true));
    }
  }

  private void metadata(Context ctx) {
    try (Model model = named(ctx)) {
      ObjectNode node = Replies.object();
      node.put("name", model.name());
      node.putArray("versions").add(model.sha256());
      node.put("platform", "onnxruntime_onnx");
      tensor(node.putArray("inputs").addObject(), InferenceRequest.INPUT, -1, 1, Glyph.SIDE, Glyph.SIDE);
      tensor(node.putArray("outputs").addObject(), InferenceRequest.OUTPUT, -1, CLASSES);
      Replies.json(ctx, 200, node);
    }
  }

  private static ArrayNode tensor(ObjectNode node, String name, int... shape) {
    node.put("name", name).put("datatype", "FP32");
    ArrayNode sides = node.putArray("shape");
    for (int side : shape) {
      sides.add(side);
    }
    return sides;
  }

  private void infer(Context ctx) throws InterruptedException {
    try (BodyReader.Body body = bodies.read(ctx); Model model = named(ctx)) {
      InferenceRequest request = InferenceRequest.of(ctx, body.bytes());
      float[] pixels = InferenceInput.pixels(request.input(), MOST_PICTURES);
      int pictures = pixels.length / Glyph.PIXELS;
      float[] probabilities = desk.quickly(() -> model.classifier().probabilities(pixels, 0, pictures));
      ObjectNode node = Replies.object();
      node.put("model_name", model.name());
      node.put("model_version", model.sha256());
      request.id().ifPresent(id -> node.put("id", id));
      ObjectNode output = node.putArray("outputs").addObject();
      tensor(output, InferenceRequest.OUTPUT, pictures, CLASSES);
      ArrayNode data = output.putArray("data");
      for (float probability : probabilities) {
        data.add(probability);
      }
      Replies.json(ctx, 200, node);
    }
  }
}
