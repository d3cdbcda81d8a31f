package dev.tally.server.reading;

import dev.tally.reader.Box;
import dev.tally.reader.ReadOptions;
import dev.tally.reader.digit.ModelException;
import dev.tally.server.http.Problem;
import dev.tally.server.http.Upload;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
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
   * What an upload says about how to read it.
   *
   * @param defaults where it says nothing
   * @throws Problem 400 where that makes no sense
   */
  static Wish of(Kind kind, ReadOptions defaults, Upload upload) {
    ReadOptions options = defaults;
    try {
      if (upload.value(MIN_CONFIDENCE).isPresent()) {
        options = options.withConfidence(Double.parseDouble(upload.value(MIN_CONFIDENCE).get()));
      }
    } catch (IllegalArgumentException _) {
      throw Problem.badRequest("min-confidence is a number from 0 to 1.");
    }
    try {
      if (upload.value("currency").isPresent()) {
        options = options.withCurrency(Currency.getInstance(upload.value("currency").get()));
      }
    } catch (IllegalArgumentException _) {
      throw Problem.badRequest("currency is an ISO 4217 code, such as INR, USD or EUR.");
    }
    try {
      if (upload.value("locale").isPresent()) {
        options = options
            .withLocale(new Locale.Builder().setLanguageTag(upload.value("locale").get()).build());
      }
    } catch (IllformedLocaleException _) {
      throw Problem.badRequest("locale is a language tag, such as en-US or de-DE.");
    }
    options = options.withPrint(print(upload));
    List<Box> boxes = upload.values("box").limit(MAX_BOXES + 1L).map(PhotoBoxes::parse).toList();
    if (boxes.size() > MAX_BOXES) {
      throw Problem.badRequest("A request may name " + MAX_BOXES + " boxes.");
    }
    return new Wish(kind, options, maxError(upload), boxes);
  }

  private static boolean print(Upload upload) {
    return switch (upload.value("print").orElse("on")) {
      case "on" -> true;
      case "off" -> false;
      default -> throw Problem.badRequest("print is on or off.");
    };
  }

  private static OptionalDouble maxError(Upload upload) {
    Optional<String> said = upload.value("max-error");
    if (said.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (upload.value(MIN_CONFIDENCE).isPresent()) {
      throw Problem.badRequest("Say min-confidence or max-error, not both.");
    }
    try {
      double error = Double.parseDouble(said.get());
      if (error > 0 && error < 1) {
        return OptionalDouble.of(error);
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw Problem
        .badRequest("max-error is a share above 0 and below 1, such as 0.001 for one wrong answer in 1,000.");
  }

  /**
   * How to read with a model: with the confidence that its card names for the error wished for.
   *
   * @throws Problem 422 where the card proves none for so small an error
   */
  ReadOptions optionsFor(Model model) {
    if (maxError.isEmpty()) {
      return options;
    }
    try {
      return options.withMaxError(maxError.getAsDouble(), model.card());
    } catch (ModelException _) {
      throw Problem.unprocessable("max-error-unproved",
          "The model's card proves no confidence for so small an error; ask for a larger one.");
    }
  }
}
