package dev.tally.browser;

import dev.tally.browser.network.Matrix;
import dev.tally.browser.network.NetworkFile;
import dev.tally.browser.network.PlainNetwork;
import dev.tally.reader.ReadOptions;
import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.StageListener;
import dev.tally.reader.amount.Amount;
import dev.tally.reader.amount.AmountGrammar;
import dev.tally.reader.amount.Habit;
import dev.tally.reader.amount.Notation;
import dev.tally.reader.digit.DigitScores;
import dev.tally.reader.digit.GlyphClassifier;
import dev.tally.reader.glyph.Glyph;
import dev.tally.reader.glyph.Strip;
import dev.tally.reader.image.Picture;
import dev.tally.reader.number.LatticeReader;
import dev.tally.reader.number.NumberLine;
import dev.tally.reader.number.NumberReader;
import dev.tally.reader.number.PooledReader;
import dev.tally.reader.number.Spelling;
import dev.tally.reader.number.StripClassifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A reader of numbers by three voices in plain Java: the lattice, the network that sees ink, and the one that sees the photo. */
public final class BrowserReader {
  private static final int DIGITS = 10;
  private static final int SPELLED = Strip.PLACES * Strip.CLASSES;
  /** Where both networks for lines are there, their say is {@link PooledReader.Say#WITH_PHOTO} and this is not asked. */
  private static final double SHARE = 0.5;

  private final NumberReader reader;

  /**
   * Of those networks.
   *
   * @param digits {@link NetworkFile} of the network for single digits
   * @param lines of the network for lines that sees ink
   * @param photos of the network for lines that sees photos
   * @param matrices what multiplies
   */
  public BrowserReader(byte[] digits, byte[] lines, byte[] photos, Matrix.Maker matrices) {
    LatticeReader lattice = new LatticeReader(glyphs(NetworkFile.read(digits, matrices)), StageListener.NONE);
    reader = new NumberReader(
        new PooledReader(lattice, strips(NetworkFile.read(lines, matrices)),
            Optional.of(strips(NetworkFile.read(photos, matrices))), SHARE),
        Optional.empty(), ReadOptions.DEFAULTS);
  }

  /** Reads a picture of one number. */
  public Reading read(Picture picture) {
    return reader.read(picture);
  }

  /**
   * What a candidate most likely means as money, in minor units; empty where it can be no amount.
   *
   * @param decimals of the currency, 0 to 4
   */
  public static OptionalLong amount(Candidate candidate, int decimals) {
    NumberLine line = new NumberLine(List.of(candidate), List.of(), 1, 0, "");
    return new AmountGrammar(new Notation(Optional.empty(), decimals), Habit.CENTS_SHOWN).of(line)
        .stream()
        .mapToLong(Amount::minor)
        .findFirst();
  }

  private static GlyphClassifier glyphs(PlainNetwork network) {
    return glyphs -> {
      float[] pixels = new float[glyphs.size() * Glyph.PIXELS];
      for (int i = 0; i < glyphs.size(); i++) {
        glyphs.get(i).toInput(pixels, i * Glyph.PIXELS);
      }
      float[] answers = network.run(pixels, glyphs.size());
      List<DigitScores> scores = new ArrayList<>();
      for (int i = 0; i < glyphs.size(); i++) {
        scores.add(new DigitScores(Arrays.copyOfRange(answers, i * DIGITS, (i + 1) * DIGITS)));
      }
      return scores;
    };
  }

  private static StripClassifier strips(PlainNetwork network) {
    return looks -> {
      float[] pixels = new float[looks.size() * Strip.PIXELS];
      for (int i = 0; i < looks.size(); i++) {
        looks.get(i).toInput(pixels, i * Strip.PIXELS);
      }
      float[] answers = network.run(pixels, looks.size());
      List<float[]> each = new ArrayList<>();
      for (int i = 0; i < looks.size(); i++) {
        each.add(Arrays.copyOfRange(answers, i * SPELLED, (i + 1) * SPELLED));
      }
      return new Spelling(each);
    };
  }
}
