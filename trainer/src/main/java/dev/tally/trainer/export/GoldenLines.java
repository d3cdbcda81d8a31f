package dev.tally.trainer.export;

import dev.tally.reader.digit.ModelException;
import dev.tally.reader.glyph.Fragmenter;
import dev.tally.reader.glyph.Fragments;
import dev.tally.reader.glyph.GrayStrip;
import dev.tally.reader.glyph.Strip;
import dev.tally.reader.glyph.StripNormalizer;
import dev.tally.reader.image.GrayPicture;
import dev.tally.reader.image.Picture;
import dev.tally.reader.number.Spelling;
import dev.tally.reader.page.Ink;
import dev.tally.reader.page.InkFinder;
import dev.tally.reader.rule.RuleEraser;
import dev.tally.trainer.draw.PenOnPaper;
import dev.tally.trainer.evaluate.LineSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whole lines, from the crop of a photo on, with every value of the normaliser and a model's answers, for any client in any language to
 * test itself with. The lines are drawn by the project's own pen.
 *
 * @param model the model's name
 * @param input what the values are, in words
 * @param strip how far a byte of ink or of a strip may be from the one here
 * @param frame the same for a value of the frame
 * @param floatTolerance how far a probability of the float file may be from the one here
 * @param int8Tolerance the same for the int8 file: kernels round differently
 */
public record GoldenLines(String model, String input, int strip, double frame, double floatTolerance,
    double int8Tolerance, List<Golden> lines) {
  private static final String INPUT = "crop: width x height gray bytes in hexadecimal, row by row from the top, 0 black. ink: the same "
      + "size, or smaller, 255 where it is darkest. frame: what is measured of the line. strip: 32 rows of 192 bytes, ink 255 on paper "
      + "0. Divided by 255 they are the model's input, [1, 32, 192, 1] in TensorFlow Lite. floats and int8: what the two files give, "
      + "48 places of 12 classes: ten digits, a mark, and the blank. reads: the likeliest number by the float file. docs/normaliser.md describes each step.";
  private static final int BYTES_APART = 1;
  private static final double FRAME_APART = 1e-3;
  private static final double FLOAT_TOLERANCE = 1e-4;
  /** XNNPACK and the plain kernels round differently in every layer, and a place between two digits leans to either. */
  private static final double INT8_TOLERANCE = 0.2;
  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(SerializationFeature.INDENT_OUTPUT)
      .build();

  /** A drawing: what is written, how large, on a printed rule or not. */
  private record Drawing(String number, int height, boolean ruled) {
    GrayPicture crop() {
      PenOnPaper pen = new PenOnPaper(height, height / 12.0, new int[] {35, 50, 140},
          new int[] {236, 233, 224}, ruled);
      return pen.write(number, new Random(number.hashCode())).gray();
    }
  }

  /** The tallest is scaled down on its way. */
  private static final List<Drawing> DRAWINGS = List.of(new Drawing("1250", 24, true),
      new Drawing("86", 44, true), new Drawing("4,431", 20, false), new Drawing("375", 24, false));

  /**
   * A gray picture in hexadecimal.
   *
   * @param pixels a byte each, row by row
   */
  public record Pixels(int width, int height, String pixels) {
    static Pixels of(int width, int height, byte[] bytes) {
      return new Pixels(width, height, HexFormat.of().formatHex(bytes));
    }

    public byte[] bytes() {
      return HexFormat.of().parseHex(pixels);
    }
  }

  /**
   * A line and every value on its way.
   *
   * @param drawn what was written
   * @param frame by the name that the description uses
   */
  public record Golden(String drawn, Pixels crop, Pixels ink, Map<String, Double> frame, Pixels strip,
      float[] floats, float[] int8, String reads) {
    /** The strip as a model's input. */
    public float[] image() {
      float[] image = new float[Strip.PIXELS];
      new Strip(strip.bytes()).toInput(image, 0);
      return image;
    }
  }

  /** What the normaliser makes of a crop. */
  public record Normalised(Pixels ink, Map<String, Double> frame, Strip strip) {}

  /**
   * Normalises a crop for a model.
   *
   * @param pictures whether it sees pictures, not their ink
   */
  public static Normalised normalised(GrayPicture crop, boolean pictures) {
    return pictures ? ofPhoto(crop) : ofInk(crop);
  }

  private static Normalised ofPhoto(GrayPicture crop) {
    GrayStrip.Steps steps = GrayStrip.steps(crop);
    byte[] ink = new byte[steps.ink().length];
    for (int i = 0; i < ink.length; i++) {
      ink[i] = (byte) Math.round(255 * steps.ink()[i]);
    }
    Map<String, Double> frame = new LinkedHashMap<>();
    frame.put("middle", steps.middle());
    frame.put("digit", steps.digit());
    frame.put("left", steps.left());
    frame.put("right", steps.right());
    frame.put("slant", steps.slant());
    frame.put("full", steps.full());
    return new Normalised(Pixels.of(steps.width(), steps.height(), ink), frame, steps.laid().strip());
  }

  private static Normalised ofInk(GrayPicture crop) {
    Ink ink = RuleEraser.erase(InkFinder.find(coloured(crop)).orElseThrow());
    Fragments line = Fragmenter.of(ink);
    return new Normalised(Pixels.of(ink.width(), ink.height(), ink.pixels()),
        Map.of("digitHeight", line.digitHeight()), StripNormalizer.normalize(line));
  }

  private static Picture coloured(GrayPicture gray) {
    byte[] rgb = new byte[3 * gray.pixels().length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = gray.pixels()[i / 3];
    }
    return new Picture(gray.width(), gray.height(), rgb);
  }

  /**
   * Draws the lines and asks the model's two TensorFlow Lite files.
   *
   * @param training the lines that int8 is calibrated on
   */
  public static GoldenLines of(TrainedModel model, LineSet training) {
    String name = model.card().name();
    boolean pictures = seesPictures(model);
    byte[] floats = LineModelExport.unproved(model, FileFormat.TFLITE, false, training);
    byte[] int8 = LineModelExport.unproved(model, FileFormat.TFLITE, true, training);
    List<Golden> lines = new ArrayList<>();
    try (ModelRuntime.Opened exact = ModelRuntime.XNNPACK.openForLines(floats, name, 1);
        ModelRuntime.Opened small = ModelRuntime.XNNPACK.openForLines(int8, name, 1)) {
      for (Drawing drawing : DRAWINGS) {
        GrayPicture crop = drawing.crop();
        Normalised found = normalised(crop, pictures);
        float[] image = new float[Strip.PIXELS];
        found.strip.toInput(image, 0);
        float[] answer = exact.probabilities(image, 0, 1);
        lines.add(new Golden(drawing.number, Pixels.of(crop.width(), crop.height(), crop.pixels()), found.ink,
            found.frame, Pixels.of(Strip.WIDTH, Strip.HEIGHT, found.strip.pixels()), answer,
            small.probabilities(image, 0, 1), new Spelling(answer).likeliest(1).getFirst().digits()));
      }
    }
    return new GoldenLines(name, INPUT, BYTES_APART, FRAME_APART, FLOAT_TOLERANCE, INT8_TOLERANCE, lines);
  }

  private static boolean seesPictures(TrainedModel model) {
    return "picture".equals(model.card().settings().get("sees"));
  }

  public String toJson() {
    return JSON.writeValueAsString(this) + "\n";
  }

  /** Throws {@link ModelException} where the file holds none. */
  public static GoldenLines read(Path file) {
    try {
      return JSON.readValue(Files.readString(file), GoldenLines.class);
    } catch (IOException | JacksonException e) {
      throw new ModelException(file + " is missing or holds no golden lines", e);
    }
  }

  /** How far a file's answers are from these: the largest difference between two probabilities. */
  public double differenceFrom(ModelRuntime.Opened opened, boolean int8) {
    double largest = 0;
    for (Golden golden : lines) {
      float[] found = opened.probabilities(golden.image(), 0, 1);
      float[] wanted = int8 ? golden.int8 : golden.floats;
      for (int i = 0; i < wanted.length; i++) {
        largest = Math.max(largest, Math.abs(found[i] - wanted[i]));
      }
    }
    return largest;
  }
}
