package dev.tally.server.reading;

import dev.tally.reader.Box;
import dev.tally.reader.ReadOptions;
import dev.tally.reader.digit.ModelException;
import dev.tally.server.refusal.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a request wants read, and how.
 *
 * @param maxError largest share of wrong answers among those that are Read, as the model's card proves it; empty to go by confidence
 * @param boxes places to read; none for the whole picture
 */
public record Wish(Kind kind, ReadOptions options, OptionalDouble maxError, List<Box> boxes) {
  private static final int MAX_BOXES = 100;
  private static final String MIN_CONFIDENCE = "min-confidence";

  /**
   * What a client says about how to read it.
   *
   * @param defaults where it says nothing
   * @throws Refusal {@code NOT_UNDERSTOOD} where that makes no sense
   */
  static Wish of(Kind kind, ReadOptions defaults, Said said) {
    ReadOptions options = defaults;
    try {
      if (said.value(MIN_CONFIDENCE).isPresent()) {
        options = options.withConfidence(Double.parseDouble(said.value(MIN_CONFIDENCE).get()));
      }
    } catch (IllegalArgumentException _) {
      throw Refusal.notUnderstood("min-confidence is a number from 0 to 1.");
    }
    try {
      if (said.value("currency").isPresent()) {
        options = options.withCurrency(said.value("currency").get());
      }
    } catch (IllegalArgumentException _) {
      throw Refusal.notUnderstood("currency is an ISO 4217 code, such as INR, USD or EUR.");
    }
    try {
      if (said.value("locale").isPresent()) {
        options = options.withLocale(said.value("locale").get());
      }
    } catch (IllegalArgumentException _) {
      throw Refusal.notUnderstood("locale is a language tag, such as en-US or de-DE.");
    }
    options = options.withPrint(print(said));
    List<Box> boxes = said.all("box").stream().limit(MAX_BOXES + 1L).map(PhotoBoxes::parse).toList();
    if (boxes.size() > MAX_BOXES) {
      throw Refusal.notUnderstood("A request may name " + MAX_BOXES + " boxes.");
    }
    return new Wish(kind, options, maxError(said), boxes);
  }

  private static boolean print(Said said) {
    return switch (said.value("print").orElse("on")) {
      case "on" -> true;
      case "off" -> false;
      default -> throw Refusal.notUnderstood("print is on or off.");
    };
  }

  private static OptionalDouble maxError(Said said) {
    Optional<String> share = said.value("max-error");
    if (share.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (said.value(MIN_CONFIDENCE).isPresent()) {
      throw Refusal.notUnderstood("Say min-confidence or max-error, not both.");
    }
    try {
      double error = Double.parseDouble(share.get());
      if (error > 0 && error < 1) {
        return OptionalDouble.of(error);
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw Refusal.notUnderstood(
        "max-error is a share above 0 and below 1, such as 0.001 for one wrong answer in 1,000.");
  }

  /**
   * How to read with a model: with the confidence that its card names for the error wished for.
   *
   * @throws Refusal {@code IMPOSSIBLE} where the card proves none for so small an error
   */
  ReadOptions optionsFor(Model model) {
    if (maxError.isEmpty()) {
      return options;
    }
    try {
      return options.withMaxError(maxError.getAsDouble(), model.card());
    } catch (ModelException _) {
      throw Refusal.impossible("max-error-unproved",
          "The model's card proves no confidence for so small an error; ask for a larger one.");
    }
  }
}
