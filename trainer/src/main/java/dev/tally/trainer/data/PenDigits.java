package dev.tally.trainer.data;

import dev.tally.trainer.data.Hand.PenDigit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Reads pen strokes of digits: gzipped lines of JSON with {@code label}, {@code writer} and {@code strokes}, lists of points. */
final class PenDigits {
  private static final ObjectMapper JSON = new ObjectMapper();
  /** A digit wider than high is as large as if it had this share of its width for a height: a flat 1 stays flat. */
  private static final double LEAST_TALL = 0.6;

  private PenDigits() {}

  /** A hand for each writer. Throws {@link DataException} that names the line which is damaged. */
  static List<Hand> read(Path file, String set) {
    Map<String, List<PenDigit>> writers = new TreeMap<>();
    int number = 0;
    try (BufferedReader lines = new BufferedReader(
        new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        JsonNode digit = JSON.readTree(line);
        writers.computeIfAbsent(digit.path("writer").asString(), writer -> new ArrayList<>())
            .add(digit(digit));
      }
    } catch (IOException | RuntimeException e) {
      throw new DataException("%s is missing or damaged at line %d (%s): copy it again".formatted(file,
          number, String.valueOf(e.getMessage()).lines().findFirst().orElse("")), e);
    }
    return writers.entrySet()
        .stream()
        .map(entry -> (Hand) new Hand.Strokes(set + "/" + entry.getKey(), entry.getValue()))
        .toList();
  }

  private static PenDigit digit(JsonNode json) {
    String label = json.path("label").asString();
    List<float[]> strokes = new ArrayList<>();
    float left = Float.POSITIVE_INFINITY;
    float top = Float.POSITIVE_INFINITY;
    float right = Float.NEGATIVE_INFINITY;
    float bottom = Float.NEGATIVE_INFINITY;
    for (JsonNode stroke : json.path("strokes")) {
      float[] points = new float[2 * stroke.size()];
      for (int i = 0; i < stroke.size(); i++) {
        points[2 * i] = (float) stroke.get(i).path(0).asDouble(Double.NaN);
        points[2 * i + 1] = (float) stroke.get(i).path(1).asDouble(Double.NaN);
        left = Math.min(left, points[2 * i]);
        right = Math.max(right, points[2 * i]);
        top = Math.min(top, points[2 * i + 1]);
        bottom = Math.max(bottom, points[2 * i + 1]);
      }
      strokes.add(points);
    }
    if (!label.matches("[0-9]") || !(right - left + bottom - top > 0)) {
      throw new IllegalArgumentException("no digit with strokes");
    }
    double size = Math.max(bottom - top, LEAST_TALL * (right - left));
    for (float[] points : strokes) {
      for (int i = 0; i < points.length; i += 2) {
        points[i] = (float) ((points[i] - left) / size);
        points[i + 1] = (float) (1 - (bottom - points[i + 1]) / size);
      }
    }
    return new PenDigit(label.charAt(0) - '0', (right - left) / size, strokes);
  }
}
