package dev.tally.reader.text;

import dev.tally.reader.image.Picture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * PP-OCRv4's recogniser: a line 48 pixels high to the characters along it, of which each place says one or none (CTC: Graves,
 * Fernandez, Gomez, Schmidhuber, 2006).
 *
 * <p>Thread-safe; close it to free native memory.
 */
public final class CtcRecognizer implements TextRecognizer, AutoCloseable {
  private static final String MODEL = "ch_PP-OCRv4_rec_infer.onnx";
  private static final String KEYS = "ppocr_keys_v1.txt";
  private static final int HEIGHT = 48;
  private static final float[] HALF = {0.5f, 0.5f, 0.5f};
  /** The network has a place for each eight columns. */
  private static final int COLUMNS = 8;
  /** Widths are rounded up to a multiple of this, so that lines share batches. */
  private static final int PADDED = 32;
  private static final int LONGEST = 1600;
  private static final int BATCH = 4;
  private static final int DIGITS = 10;
  private static final int CLASSES = DIGITS + 2;

  private final TextNetwork network;
  private final char[] characters;
  private final int[] digits;
  private final int point;
  private final int comma;

  public CtcRecognizer(int threads) {
    network = new TextNetwork(MODEL, threads);
    List<String> keys = new String(TextNetwork.resource(KEYS), StandardCharsets.UTF_8).lines().toList();
    characters = new char[keys.size() + 2];
    for (int i = 0; i < keys.size(); i++) {
      characters[i + 1] = keys.get(i).charAt(0);
    }
    characters[keys.size() + 1] = ' ';
    point = keys.indexOf(".") + 1;
    comma = keys.indexOf(",") + 1;
    digits = IntStream.range(0, DIGITS).map(digit -> keys.indexOf(String.valueOf(digit)) + 1).toArray();
  }

  @Override
  public List<RecognizedText> recognize(List<Picture> lines) {
    List<Integer> order = IntStream.range(0, lines.size())
        .boxed()
        .sorted(Comparator.comparingInt(i -> width(lines.get(i))))
        .toList();
    // Only lines of one width share a batch: what a line says must not depend on how far others pad it.
    List<List<Integer>> batches = new ArrayList<>();
    for (int from = 0; from < order.size();) {
      int to = from;
      while (to < order.size() && to - from < BATCH
          && padded(lines.get(order.get(to))) == padded(lines.get(order.get(from)))) {
        to++;
      }
      batches.add(order.subList(from, to));
      from = to;
    }
    RecognizedText[] texts = new RecognizedText[lines.size()];
    // Batches side by side keep cores busy; threads within one wait for each other at each of its small steps.
    batches.parallelStream().forEach(batch -> recognize(lines, batch, texts));
    return List.of(texts);
  }

  private void recognize(List<Picture> lines, List<Integer> batch, RecognizedText[] texts) {
    int width = padded(lines.get(batch.getFirst()));
    float[] pixels = new float[batch.size() * 3 * HEIGHT * width];
    for (int i = 0; i < batch.size(); i++) {
      Picture line = lines.get(batch.get(i));
      TextNetwork.put(line, HALF, HALF, Math.min(width, width(line)), HEIGHT, width, pixels,
          i * 3 * HEIGHT * width);
    }
    float[] answers = network.run(pixels, batch.size(), HEIGHT, width);
    int each = answers.length / batch.size();
    int places = each / characters.length;
    for (int i = 0; i < batch.size(); i++) {
      int own = Math.clamp((width(lines.get(batch.get(i))) + COLUMNS - 1) / COLUMNS, 1, places);
      texts[batch.get(i)] = text(answers, i * each, own);
    }
  }

  /** To which width a line is scaled: its own at the network's height, in whole places. */
  private static int width(Picture line) {
    long width = Math.round((double) line.width() * HEIGHT / line.height());
    return (int) Math.clamp((width + COLUMNS - 1) / COLUMNS * COLUMNS, 2L * COLUMNS, LONGEST);
  }

  private static int padded(Picture line) {
    return (width(line) + PADDED - 1) / PADDED * PADDED;
  }

  private RecognizedText text(float[] answers, int from, int places) {
    List<RecognizedText.Letter> text = new ArrayList<>();
    float[] each = new float[places * CLASSES];
    int last = 0;
    for (int place = 0; place < places; place++) {
      int at = from + place * characters.length;
      int best = 0;
      for (int i = 1; i < characters.length; i++) {
        if (answers[at + i] > answers[at + best]) {
          best = i;
        }
      }
      if (best != 0 && best != last) {
        text.add(new RecognizedText.Letter(characters[best], (place + 0.5) / places, answers[at + best]));
      }
      last = best;
      float rest = 1;
      for (int digit = 0; digit < DIGITS; digit++) {
        float probability = answers[at + digits[digit]];
        each[place * CLASSES + digit] = probability;
        rest -= probability;
      }
      float mark = answers[at + point] + answers[at + comma];
      each[place * CLASSES + DIGITS] = mark;
      each[place * CLASSES + DIGITS + 1] = Math.max(0, rest - mark);
    }
    return new RecognizedText(text, each);
  }

  @Override
  public void close() {
    network.close();
  }
}
