package dev.tally.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.browser.network.PlainMatrix;
import dev.tally.reader.NeedsData;
import dev.tally.reader.PhotoReader;
import dev.tally.reader.ReadOptions;
import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.amount.Amount;
import dev.tally.reader.exact.Exact;
import dev.tally.reader.image.ImageDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** A browser and the JVM read the same pictures alike, to the last bit of every confidence. */
class ParityTest {
  private static final Path BUILT = Path.of("target", "classes", "dev", "tally", "browser", "web");
  private static final String WORKER = "/reader/worker.js";
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void examplesAndDrawnNumbersAreReadAlike() throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>(Pictures.examples());
    files.putAll(Pictures.drawn(60));
    compare(files);
  }

  @Test
  @NeedsData("strings-car-a")
  void amountsOnChecksAreReadAlike() throws Exception {
    compare(Pictures.strings(100));
  }

  @Test
  void whatIsNoPictureIsAnErrorAndTheNextOneIsRead() throws IOException, InterruptedException {
    ArrayNode messages = JSON.createArrayNode();
    messages.addObject().put("width", 100).put("height", 100).put("bytes", 39_999);
    messages.addObject().put("width", 0).put("height", 100).put("bytes", 0);
    messages.addObject().put("width", 40).put("height", 30).put("bytes", 4800);
    messages.addObject().put("file", "/number-4431.png").put("currency", "no currency");
    messages.addObject().put("file", "/number-4431.png").put("currency", "JPY");

    JsonNode answers = Chromium.answers(WORKER, messages, Pictures.examples());

    assertEquals("39999 bytes are no picture of 100 x 100 pixels", answers.get(0).get("error").stringValue());
    assertTrue(answers.get(1).has("error"));
    assertEquals("no ink stands out from the paper", answers.get(2).get("reason").stringValue());
    assertTrue(answers.get(3).has("error"));
    assertEquals("read", answers.get(4).get("outcome").stringValue());
    assertEquals(4, answers.get(4).get("id").intValue());
    assertEquals("4431", answers.get(4).get("value").stringValue());
  }

  /** They are what ONNX Runtime computes up to the rounding of weights to eight bits. */
  @Test
  void theNetworksSayWhatTheModelsSayThatShip() throws IOException {
    BrowserReader plain = reader();
    try (PhotoReader shipped = PhotoReader.open()) {
      ImageDecoder decoder = new ImageDecoder();
      for (Map.Entry<String, byte[]> file : Pictures.examples().entrySet()) {
        Reading expected = shipped.readNumber(decoder.decode(file.getValue()),
            ReadOptions.DEFAULTS.withPrint(false));
        Reading found = plain.read(decoder.decode(file.getValue()));
        assertEquals(expected.getClass(), found.getClass(), file.getKey());
        assertEquals(candidates(expected).getFirst().value(), candidates(found).getFirst().value());
        assertEquals(candidates(expected).getFirst().confidence(), candidates(found).getFirst().confidence(),
            0.01, file.getKey());
      }
    }
  }

  @Test
  void theMathematicsIsTheSame() throws IOException, InterruptedException {
    Random random = new Random(3);
    ArrayNode probes = JSON.createArrayNode();
    List<Double> expected = new ArrayList<>();
    for (int function = 0; function < 7; function++) {
      for (int i = 0; i < 500; i++) {
        double x = function == 0 ? 40 * random.nextDouble() - 39 : random.nextDouble();
        x = function > 3 ? Math.rint(400 * x - 200) / (1 + i % 3) : x;
        probes.addArray().add(function).add(x);
        expected.add(Worker.probe(function, x));
      }
    }
    ArrayNode messages = JSON.createArrayNode();
    messages.addObject().set("probes", probes);

    // Beside the worker's own files, for it loads them from where it lies.
    String worker = "/reader/probe.js";
    JsonNode values = Chromium
        .answers(worker, messages,
            Map.of(worker, Files.readAllBytes(Path.of("src", "test", "web", "probe.js"))))
        .get(0)
        .get("values");

    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i), values.get(i).asDouble(), 0, probes.get(i).toString());
    }
    assertEquals(0, Exact.round(-0.5));
  }

  /** The JVM reads while the browser does. */
  private static void compare(Map<String, byte[]> files) throws Exception {
    ArrayNode messages = JSON.createArrayNode();
    files.keySet().forEach(file -> messages.addObject().put("file", file).put("currency", "USD"));
    JsonNode answers;
    Map<String, Reading> readings = new LinkedHashMap<>();
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<JsonNode> asked = other.submit(() -> Chromium.answers(WORKER, messages, files));
      BrowserReader reader = reader();
      ImageDecoder decoder = new ImageDecoder();
      files.forEach((name, bytes) -> readings.put(name, reader.read(decoder.decode(bytes))));
      answers = asked.get();
    }
    int index = 0;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Reading expected = readings.get(file.getKey());
      JsonNode answer = answers.get(index++);
      assertEquals(expected.getClass().getSimpleName().toLowerCase(Locale.ROOT),
          answer.path("outcome").asString(), () -> file.getKey() + ": " + answer);
      List<JsonNode> found = new ArrayList<>();
      if (answer.has("digits")) {
        found.add(answer);
      }
      answer.get("alternatives").forEach(found::add);
      List<Candidate> candidates = candidates(expected);
      assertEquals(candidates.size(), found.size(), file.getKey());
      for (int i = 0; i < candidates.size(); i++) {
        assertEquals(candidates.get(i).value(), found.get(i).get("digits").stringValue(), file.getKey());
        assertEquals(candidates.get(i).text(), found.get(i).get("text").stringValue(), file.getKey());
        assertEquals(candidates.get(i).confidence(), found.get(i).get("confidence").doubleValue(), 0,
            file.getKey());
        OptionalLong minor = BrowserReader.amount(candidates.get(i), 2);
        assertEquals(minor.isPresent() ? Amount.plain(minor.getAsLong(), 2) : candidates.get(i).value(),
            found.get(i).get("value").stringValue(), file.getKey());
      }
      if (expected instanceof Reading.Unsure unsure) {
        assertEquals(unsure.reason(), answer.get("reason").stringValue());
      }
    }
    double[] times = answers.valueStream()
        .mapToDouble(answer -> answer.get("milliseconds").doubleValue())
        .sorted()
        .toArray();
    System.out.printf(Locale.ROOT, "a number in Chromium took %.0f ms, the slowest %.0f ms%n",
        times[times.length / 2], times[times.length - 1]);
  }

  private static List<Candidate> candidates(Reading reading) {
    return switch (reading) {
      case Reading.Read read -> {
        List<Candidate> all = new ArrayList<>(List.of(read.best()));
        all.addAll(read.alternatives());
        yield all;
      }
      case Reading.Unsure unsure -> unsure.candidates();
      case Reading.Unreadable _ -> List.of();
    };
  }

  private static BrowserReader reader() throws IOException {
    return new BrowserReader(Files.readAllBytes(BUILT.resolve("digits.network")),
        Files.readAllBytes(BUILT.resolve("lines.network")),
        Files.readAllBytes(BUILT.resolve("lines-photo.network")), PlainMatrix::new);
  }
}
