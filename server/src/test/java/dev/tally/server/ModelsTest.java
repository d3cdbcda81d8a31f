package dev.tally.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.digit.DigitClassifier;
import dev.tally.reader.digit.ShippedModels;
import dev.tally.reader.glyph.Glyph;
import dev.tally.server.Client.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ModelsTest {
  @TempDir
  private Path folder;

  @Test
  void anInferenceClientGetsTheModelsProbabilities() {
    float[] pixels = new float[3 * Glyph.PIXELS];
    Random random = new Random(2);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextFloat();
    }
    float[] expected;
    try (DigitClassifier classifier = DigitClassifier.named("digits")) {
      expected = classifier.probabilities(pixels, 0, 3);
    }
    StringBuilder flat = new StringBuilder();
    StringBuilder nested = new StringBuilder("[");
    for (int i = 0; i < pixels.length; i++) {
      flat.append(i == 0 ? "" : ",").append(pixels[i]);
      nested.append(i % Glyph.PIXELS == 0 ? i == 0 ? "[" : "],[" : ",").append(pixels[i]);
    }
    nested.append("]]");
    try (TallyServer server = Servers.start(folder)) {
      Client client = Client.of(server);
      assertEquals("[-1,1,28,28]", client.get("/v2/models/digits").json().at("/inputs/0/shape").toString());
      assertEquals(200, client.get("/v2/models/digits/ready").status());
      assertEquals(200, client.get("/v2/health/ready").status());
      assertEquals(200, client.get("/v2").status());
      assertEquals(404, client.get("/v2/models/other").status());
      for (String data : List.of("\"shape\":[3,1,28,28],\"data\":[" + flat + "]",
          "\"shape\":[3,784],\"data\":" + nested)) {
        Answer answer = client.post("/v2/models/digits/infer",
            "{\"id\":\"7\",\"inputs\":[{\"name\":\"image\",\"datatype\":\"FP32\"," + data + "}]}");
        assertEquals(200, answer.status(), answer.text());
        JsonNode output = answer.json().at("/outputs/0/data");
        float[] got = new float[output.size()];
        for (int i = 0; i < got.length; i++) {
          got[i] = output.get(i).floatValue();
        }
        assertArrayEquals(expected, got, 1e-6f);
        assertEquals("7", answer.json().get("id").stringValue());
      }
      for (String input : List.of("{}", "{\"inputs\":[]}",
          "{\"inputs\":[{\"datatype\":\"INT8\",\"shape\":[1,784],\"data\":[]}]}",
          "{\"inputs\":[{\"datatype\":\"FP32\",\"shape\":[1,784],\"data\":[1]}]}",
          "{\"inputs\":[{\"datatype\":\"FP32\",\"shape\":[1,1],\"data\":[\"x\"]}]}",
          "{\"inputs\":[{\"datatype\":\"FP32\",\"shape\":[2147483647,2147483647,784],\"data\":[]}]}",
          "{\"inputs\":[{\"datatype\":\"FP32\",\"shape\":[1,784],\"data\":[" + "1,".repeat(784) + "1]}]}")) {
        assertEquals(400, client.post("/v2/models/digits/infer", input).status(), input);
      }
    }
  }

  private static String request(String data, String more) {
    return "{\"inputs\":[{\"name\":\"image\",\"datatype\":\"FP32\",\"shape\":[1,784],\"data\":[" + data
        + "]}]" + more + "}";
  }

  private static String pixels(String one) {
    return (one + ",").repeat(783) + one;
  }

  /** A model answers anything, and surely; so what is no glyph is not shown to it. */
  @Test
  void whatIsNoInkIsRefused() {
    try (TallyServer server = Servers.start(folder)) {
      Client client = Client.of(server);
      assertEquals(200, client.post("/v2/models/digits/infer", request(pixels("1"), "")).status());
      assertEquals(200, client.post("/v2/models/digits/infer", request(pixels("0.5"), "")).status());
      for (String one : List.of("255", "-1", "1.0001", "-0.001", "1e39", "1e38", "1e400", "9".repeat(400),
          "NaN", "\"1\"", "true", "null")) {
        Answer answer = client.post("/v2/models/digits/infer",
            request(pixels("0").replaceFirst("0$", one), ""));
        assertEquals(400, answer.status(), one + ": " + answer.text());
      }
      Answer bytes = client.post("/v2/models/digits/infer", request(pixels("255"), ""));
      assertTrue(bytes.json().get("detail").stringValue().contains("0 (paper) to 1 (ink)"), bytes.text());
      assertEquals(bytes.json().get("detail"), bytes.json().get("error"), "as the protocol has it");
    }
  }

  /** What the protocol also knows is done or refused, never left out unsaid. */
  @Test
  void whatIsNotDoneOfTheProtocolIsRefusedByName() {
    try (TallyServer server = Servers.start(folder)) {
      Client client = Client.of(server);
      String infer = "/v2/models/digits/infer";
      String tensor = "{\"name\":\"image\",\"datatype\":\"FP32\",\"shape\":[1,784],\"data\":[" + pixels("0")
          + "]}";
      assertEquals(200,
          client.post(infer, request(pixels("0"), ",\"outputs\":[{\"name\":\"probabilities\"}]")).status());
      for (var refused : java.util.Map
          .of("{\"inputs\":[" + tensor + "," + tensor + "]}", "one tensor", request(pixels("0"), ",\"id\":7"),
              "id is text", request(pixels("0"), ",\"colour\":1"), "no 'colour'",
              request(pixels("0"), ",\"outputs\":[{\"name\":\"labels\"}]"), "named probabilities",
              request(pixels("0"),
                  ",\"outputs\":[{\"name\":\"probabilities\",\"parameters\":{\"classification\":2}}]"),
              "'classification'", request(pixels("0"), ",\"parameters\":{\"binary_data_output\":true}"),
              "'binary_data_output'", "{\"inputs\":[" + tensor.replace("image", "picture") + "]}",
              "named image",
              "{\"inputs\":[" + tensor.replace("}", ",\"parameters\":{\"binary_data_size\":3136}}") + "]}",
              "'binary_data_size'")
          .entrySet()) {
        Answer answer = client.post(infer, refused.getKey());
        assertEquals(400, answer.status());
        assertTrue(answer.json().get("error").stringValue().contains(refused.getValue()), answer.text());
      }
      Answer binary = client.with("Inference-Header-Content-Length", "100")
          .post(infer, request(pixels("0"), ""));
      assertEquals(400, binary.status());
      assertTrue(binary.text().contains("Binary tensors"), binary.text());
      Answer gzip = client.with("Content-Encoding", "gzip").post(infer, request(pixels("0"), ""));
      assertEquals(415, gzip.status());
      assertTrue(gzip.text().contains("compressed"), gzip.text());
      String version = client.get("/v2/models/digits").json().at("/versions/0").stringValue();
      String of = "/v2/models/digits/versions/" + version;
      assertEquals(client.get("/v2/models/digits").text(), client.get(of).text());
      assertEquals(200, client.get(of + "/ready").status());
      assertEquals(200, client.post(of + "/infer", request(pixels("0"), "")).status());
      assertEquals(404, client.get("/v2/models/digits/versions/1").status());
      assertTrue(client.get("/v2/models/other").json().has("error"));
      assertFalse(client.get("/v1/expenses/none").json().has("error"));
    }
  }

  @Test
  void aPhoneFetchesAModelOnce() throws Exception {
    Path models = Files.createDirectories(folder.resolve("models"));
    Files.write(models.resolve("own.tflite"), new byte[] {1, 2, 3});
    Files.writeString(models.resolve("secret.txt"), "secret");
    try (TallyServer server = Servers.start(folder, Setting.MODEL_FOLDER, models.toString())) {
      Client client = Client.of(server);
      Answer first = client.get("/v1/models/digits.onnx");
      assertArrayEquals(ShippedModels.read("digits"), first.response().body());
      Answer again = client.with("If-None-Match", first.header("ETag")).get("/v1/models/digits.onnx");
      assertEquals(304, again.status());
      assertEquals(304,
          client.with("If-None-Match", "W/" + first.header("ETag")).get("/v1/models/digits.onnx").status(),
          "through a proxy that compresses");
      assertEquals(Integer.toString(first.response().body().length), first.header("Content-Length"));
      assertEquals(0, again.response().body().length);
      Answer own = client.get("/v1/models/own.tflite");
      assertArrayEquals(new byte[] {1, 2, 3}, own.response().body());
      Files.write(models.resolve("own.tflite"), new byte[] {4});
      Files.setLastModifiedTime(models.resolve("own.tflite"), java.nio.file.attribute.FileTime.fromMillis(1));
      assertArrayEquals(new byte[] {4},
          client.with("If-None-Match", own.header("ETag")).get("/v1/models/own.tflite").response().body());
      for (String name : new String[] {"secret.txt", "..%2Fledger.db", "none.onnx", "digits.json"}) {
        assertEquals(404, client.get("/v1/models/" + name).status(), name);
      }
      Set<String> names = new HashSet<>();
      client.get("/v1/models").json().get("files").forEach(file -> names.add(file.get("file").stringValue()));
      assertTrue(names.containsAll(Set.of("digits.onnx", "base.onnx", "phone-int8.tflite", "own.tflite")),
          names.toString());
      assertFalse(names.contains("secret.txt"));
    }
  }

  @Test
  void aModelIsReplacedWithoutDroppingARequest() throws Exception {
    Path model = folder.resolve("mine.onnx");
    Files.write(model, ShippedModels.read("digits"));
    AtomicBoolean stop = new AtomicBoolean();
    Set<String> hashes = new HashSet<>();
    try (TallyServer server = Servers.start(folder, Setting.MODEL, model.toString());
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      Client client = Client.of(server);
      List<Future<Set<String>>> loads = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        loads.add(threads.submit(() -> {
          Set<String> seen = new HashSet<>();
          while (!stop.get()) {
            Answer answer = client.upload("/v1/numbers", Servers.NUMBER);
            assertEquals(200, answer.status(), answer.text());
            seen.add(answer.json().at("/results/0/model/sha256").stringValue());
          }
          return seen;
        }));
      }
      for (int i = 0; i < 6; i++) {
        Path next = folder.resolve("next");
        Files.write(next, ShippedModels.read(i % 2 == 0 ? "base" : "digits"));
        Files.move(next, model, StandardCopyOption.REPLACE_EXISTING);
        // The timer may have seen it first.
        Answer reloaded = client.post("/v1/models/reload", "");
        assertEquals(200, reloaded.status());
        assertEquals(reloaded.json().get("sha256"),
            client.upload("/v1/numbers", Servers.NUMBER).json().at("/results/0/model/sha256"));
        hashes.add(reloaded.json().get("sha256").stringValue());
        assertFalse(client.post("/v1/models/reload", "").json().get("changed").booleanValue());
      }
      Files.write(model, new byte[] {1, 2, 3});
      assertEquals(422, client.post("/v1/models/reload", "").status());
      stop.set(true);
      for (Future<Set<String>> load : loads) {
        assertTrue(hashes.containsAll(load.get()));
      }
      assertEquals(200, client.upload("/v1/numbers", Servers.NUMBER).status(), "the old model goes on");
    }
    assertEquals(2, hashes.size());
  }
}
