package dev.tally.trainer.export;

import dev.tally.reader.digit.ModelException;
import dev.tally.reader.glyph.Glyph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Glyphs with a model's answers to them, for any client in any language to test itself with. The glyphs are drawn strokes of the
 * project's own.
 *
 * @param model the model's name
 * @param input what the pixels are and what becomes of them, in words
 * @param floatTolerance how far a probability of the float file may be from the one here
 * @param int8Tolerance the same for the int8 file: kernels round differently
 */
public record GoldenVectors(String model, String input, double floatTolerance, double int8Tolerance,
    List<Golden> vectors) {
  private static final String INPUT = "pixels: 784 bytes in hexadecimal, 28 rows from the top, each from the left, ink 255 on "
      + "paper 0. Divide by 255 for the model's input, [1, 28, 28, 1] in TensorFlow Lite and [1, 1, 28, 28] in ONNX. floats and "
      + "int8: the probabilities of 0 to 9 that the two files give.";
  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(SerializationFeature.INDENT_OUTPUT)
      .build();

  /**
   * A glyph and the answers.
   *
   * @param digit that was drawn, 0 to 9
   * @param pixels 784 bytes in hexadecimal
   * @param floats the probabilities that the float file gives
   * @param int8 those that the int8 file gives
   */
  public record Golden(int digit, String pixels, float[] floats, float[] int8) {
    /** The pixels as a model's input. */
    public float[] image() {
      float[] image = new float[Glyph.PIXELS];
      Glyph.toInput(HexFormat.of().parseHex(pixels), 0, image, 0);
      return image;
    }
  }

  /** Draws the glyphs and asks the two TensorFlow Lite files of a model. */
  public static GoldenVectors of(String model, byte[] floats, byte[] int8) {
    List<Golden> vectors = new ArrayList<>();
    try (ModelRuntime.Opened exact = ModelRuntime.XNNPACK.open(floats, model, 1);
        ModelRuntime.Opened small = ModelRuntime.XNNPACK.open(int8, model + " in int8", 1)) {
      for (DrawnGlyph drawn : DrawnGlyph.ALL) {
        vectors.add(new Golden(drawn.digit(), HexFormat.of().formatHex(drawn.glyph().pixels()),
            exact.probabilities(drawn.image(), 0, 1), small.probabilities(drawn.image(), 0, 1)));
      }
    }
    return new GoldenVectors(model, INPUT, 1e-5, 0.02, vectors);
  }

  public String toJson() {
    return JSON.writeValueAsString(this) + "\n";
  }

  /** Throws {@link ModelException} where the file holds none. */
  public static GoldenVectors read(Path file) {
    try {
      return JSON.readValue(Files.readString(file), GoldenVectors.class);
    } catch (IOException | JacksonException e) {
      throw new ModelException(file + " is missing or holds no golden vectors", e);
    }
  }

  /**
   * How far a file's answers are from these.
   *
   * @param int8 whether the file is the int8 one
   * @return the largest difference between two probabilities
   */
  public double differenceFrom(ModelRuntime.Opened opened, boolean int8) {
    double largest = 0;
    for (Golden golden : vectors) {
      float[] found = opened.probabilities(golden.image(), 0, 1);
      float[] wanted = int8 ? golden.int8 : golden.floats;
      for (int digit = 0; digit < wanted.length; digit++) {
        largest = Math.max(largest, Math.abs(found[digit] - wanted[digit]));
      }
    }
    return largest;
  }
}
