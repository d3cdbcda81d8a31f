package dev.tally.server.api;

import dev.tally.reader.glyph.Glyph;
import dev.tally.server.http.Problem;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The input tensor of the Open Inference Protocol: glyphs as {@code dev.tally.reader.glyph.GlyphNormalizer} makes them. */
final class InferenceInput {
  private InferenceInput() {}

  /**
   * The pictures one after another, 784 floats each, paper 0, ink 1.
   *
   * @param input {@code datatype} FP32, {@code shape} of n pictures of 784 values in whatever dimensions, {@code data} flat or nested
   * @throws Problem 400
   */
  static float[] pixels(JsonNode input, int mostPictures) {
    if (!input.path("datatype").asString("").equals("FP32")) {
      throw Problem.badRequest("One input of the datatype FP32 is needed.");
    }
    long values = 1;
    for (JsonNode side : input.path("shape")) {
      long length = side.asLong(0);
      if (length < 1 || length > (long) mostPictures * Glyph.PIXELS) {
        throw wrongShape(mostPictures);
      }
      values *= length;
      if (values > (long) mostPictures * Glyph.PIXELS) {
        throw wrongShape(mostPictures);
      }
    }
    if (input.path("shape").size() < 2 || values % Glyph.PIXELS != 0
        || input.path("shape").get(0).asLong(0) * Glyph.PIXELS != values) {
      throw wrongShape(mostPictures);
    }
    float[] pixels = new float[(int) values];
    int count = fill(input.path("data"), pixels, 0);
    if (count != pixels.length) {
      throw Problem.badRequest("data has not as many numbers as shape says.");
    }
    return pixels;
  }

  private static int fill(JsonNode data, float[] pixels, int from) {
    int at = from;
    for (JsonNode item : data) {
      if (item.isArray()) {
        at = fill(item, pixels, at);
      } else if (item.isNumber() && at < pixels.length) {
        pixels[at++] = ink(item);
      } else {
        throw Problem.badRequest("data has something that is no number, or more numbers than shape says.");
      }
    }
    return at;
  }

  /** A model answers anything with confidence; 0 to 255, or paper as 1, would be read as another digit. */
  private static float ink(JsonNode item) {
    double value = item.doubleValue(Double.NaN);
    if (!(value >= 0 && value <= 1)) {
      throw Problem.badRequest("Each of data is from 0 (paper) to 1 (ink); divide bytes by 255.");
    }
    return (float) value;
  }

  private static Problem wrongShape(int mostPictures) {
    return Problem.badRequest(String.format(Locale.ROOT, "shape is [n, 1, %d, %d] with n from 1 to %d.",
        Glyph.SIDE, Glyph.SIDE, mostPictures));
  }
}
