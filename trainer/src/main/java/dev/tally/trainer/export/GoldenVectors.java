package dev.tally.trainer.export;

import dev.tally.reader.digit.ModelException;
import dev.tally.reader.glyph.Glyph;
import dev.tally.trainer.data.Digits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
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
      + "paper 0; drawn: the digit, or two over each other that no model can be sure of. Divide by 255 for the model's input, [1, 28, 28, 1] in TensorFlow Lite and [1, 1, 28, 28] in ONNX. floats and "
      + "int8: the probabilities of 0 to 9 that the two files give.";
  private static final double FLOAT_TOLERANCE = 1e-5;
  /** XNNPACK and the plain kernels round differently in every layer: 0.039 apart at most with tiny, below 0.02 with digits. */
  private static final double INT8_TOLERANCE = 0.05;
  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(SerializationFeature.INDENT_OUTPUT)
      .build();

  /**
   * A glyph and the answers.
   *
   * @param drawn see {@link DrawnGlyph}
   * @param pixels 784 bytes in hexadecimal
   * @param floats the probabilities that the float file gives
   * @param int8 those that the int8 file gives
   */
  public record Golden(String drawn, String pixels, float[] floats, float[] int8) {
    /** The pixels as a model's input. */
    public float[] image() {
      float[] image = new float[Glyph.PIXELS];
      Glyph.toInput(HexFormat.of().parseHex(pixels), 0, image, 0);
      return image;
    }
  }

  /**
   * Draws the glyphs and asks the model's two TensorFlow Lite files.
   *
   * @param training the images that int8 is calibrated on
   */
  public static GoldenVectors of(TrainedModel model, Digits training) {
    String name = model.card().name();
    byte[] floats = ModelExport.unproved(model, FileFormat.TFLITE, false, training);
    byte[] int8 = ModelExport.unproved(model, FileFormat.TFLITE, true, training);
    List<Golden> vectors = new ArrayList<>();
    try (ModelRuntime.Opened exact = ModelRuntime.XNNPACK.open(floats, name, 1);
        ModelRuntime.Opened small = ModelRuntime.XNNPACK.open(int8, name, 1)) {
      for (DrawnGlyph drawn : Stream.concat(DrawnGlyph.DIGITS.stream(), DrawnGlyph.DOUBTFUL.stream())
          .toList()) {
        vectors.add(new Golden(drawn.drawn(), HexFormat.of().formatHex(drawn.glyph().pixels()),
            exact.probabilities(drawn.image(), 0, 1), small.probabilities(drawn.image(), 0, 1)));
      }
    }
    return new GoldenVectors(name, INPUT, FLOAT_TOLERANCE, INT8_TOLERANCE, vectors);
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
