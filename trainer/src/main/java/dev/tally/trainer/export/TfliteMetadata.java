package dev.tally.trainer.export;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.tally.reader.digit.ModelCard;
import dev.tally.trainer.network.Architecture;
import dev.tally.trainer.network.Shape;

/**
 * What Android's and the web's libraries ask of a TensorFlow Lite file: names, what a picture looks like, how its pixels become the
 * input, which file has the labels. Written as the FlatBuffer of {@code metadata_schema.fbs}; the numbers are its field numbers.
 */
final class TfliteMetadata {
  /** The name under which libraries look for it. */
  static final String KEY = "TFLITE_METADATA";

  private static final byte IMAGE_PROPERTIES = 2;
  private static final byte GRAYSCALE = 2;
  private static final byte NORMALIZATION = 1;
  private static final byte AXIS_LABELS = 2;
  private static final String PREPARED = "A glyph as Tally's GlyphNormalizer makes it (as MNIST: the digit's longer side 20 of the "
      + "28 pixels, its centre of mass in the middle), ink 255 on paper 0, divided by 255.";

  private final FlatBufferBuilder out = new FlatBufferBuilder(1 << 10);

  private final boolean lines;
  private final String prepared;

  private TfliteMetadata(boolean lines, String prepared) {
    this.lines = lines;
    this.prepared = prepared;
  }

  static byte[] toBytes(ModelCard card, Architecture network) {
    boolean lines = network.isForLines();
    return new TfliteMetadata(lines, lines ? preparedLine(card) : PREPARED).write(card, network.input());
  }

  private static String preparedLine(ModelCard card) {
    String normaliser = "picture".equals(card.settings().get("sees")) ? "GrayStrip" : "StripNormalizer";
    return "A line as Tally's " + normaliser
        + " makes it (32 rows, 192 columns, digits some 20 pixels high, from the "
        + "8th column on; docs/normaliser.md says how), ink 255 on paper 0, divided by 255.";
  }

  private byte[] write(ModelCard card, Shape picture) {
    int graph = graph(picture);
    int graphs = out.createVectorOfTables(new int[] {graph});
    int cards = out.createVectorOfTables(
        new int[] {file(TfliteAssets.CARD, "Where the model comes from and how far to trust it.", (byte) 0)});
    int name = out.createString("Tally " + card.name());
    int description = out.createString(lines ? "Lines of handwritten digits." : "Handwritten digits 0 to 9.");
    int version = out.createString(card.engine());
    int parser = out.createString("1.0.0");
    out.finish(table(8, () -> out.addOffset(0, name, 0), () -> out.addOffset(1, description, 0),
        () -> out.addOffset(2, version, 0), () -> out.addOffset(3, graphs, 0),
        () -> out.addOffset(6, cards, 0), () -> out.addOffset(7, parser, 0)), "M001");
    return out.sizedByteArray();
  }

  private int graph(Shape picture) {
    int input = out.createVectorOfTables(new int[] {image(picture)});
    int output = out.createVectorOfTables(new int[] {probabilities()});
    return table(10, () -> out.addOffset(2, input, 0), () -> out.addOffset(3, output, 0));
  }

  private int image(Shape picture) {
    int size = table(2, () -> out.addInt(0, picture.width(), 0), () -> out.addInt(1, picture.height(), 0));
    int image = table(2, () -> out.addByte(0, GRAYSCALE, 0), () -> out.addOffset(1, size, 0));
    int content = table(3, () -> out.addByte(0, IMAGE_PROPERTIES, 0), () -> out.addOffset(1, image, 0));
    int mean = TfliteGraph.floats(out, 0);
    int deviation = TfliteGraph.floats(out, 255);
    int normalization = table(2, () -> out.addOffset(0, mean, 0), () -> out.addOffset(1, deviation, 0));
    int unit = table(2, () -> out.addByte(0, NORMALIZATION, 0), () -> out.addOffset(1, normalization, 0));
    int units = out.createVectorOfTables(new int[] {unit});
    int name = out.createString("image");
    int description = out.createString(prepared);
    int range = range();
    return table(7, () -> out.addOffset(0, name, 0), () -> out.addOffset(1, description, 0),
        () -> out.addOffset(3, content, 0), () -> out.addOffset(4, units, 0),
        () -> out.addOffset(5, range, 0));
  }

  private int probabilities() {
    int labels = out.createVectorOfTables(new int[] {file(TfliteAssets.LABELS, "The digits.", AXIS_LABELS)});
    int feature = table(0);
    int content = table(3, () -> out.addByte(0, (byte) 1, 0), () -> out.addOffset(1, feature, 0));
    int name = out.createString("probabilities");
    int description = out.createString(lines
        ? "At each of 48 places from left to right the probabilities of the ten digits and of none; they sum to one."
        : "The probability of each digit; they sum to one.");
    int range = range();
    return table(7, () -> out.addOffset(0, name, 0), () -> out.addOffset(1, description, 0),
        () -> out.addOffset(3, content, 0), () -> out.addOffset(5, range, 0),
        () -> out.addOffset(6, labels, 0));
  }

  /** 0 to 1. */
  private int range() {
    int largest = TfliteGraph.floats(out, 1);
    int least = TfliteGraph.floats(out, 0);
    return table(2, () -> out.addOffset(0, largest, 0), () -> out.addOffset(1, least, 0));
  }

  private int file(String file, String text, byte type) {
    int name = out.createString(file);
    int description = out.createString(text);
    return table(5, () -> out.addOffset(0, name, 0), () -> out.addOffset(1, description, 0),
        () -> out.addByte(2, type, 0));
  }

  private int table(int fields, Runnable... adds) {
    return TfliteGraph.table(out, fields, adds);
  }
}
