package dev.tally.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tally.reader.digit.ModelCard;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Models' cards as JSON, which {@link ModelCard#fromJson} reads. The same card gives the same text. Thread-safe. */
public final class CardJson {
  private static final JsonMapper JSON = JsonMapper.builder()
      .addMixIn(ModelCard.class, WithoutNulls.class)
      .addMixIn(ModelCard.Validation.class, WithoutNulls.class)
      .addMixIn(ModelCard.RiskPoint.class, AsArray.class)
      .build();

  private CardJson() {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private interface WithoutNulls {}

  /** Keeps cards short: a curve has a hundred points. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  private interface AsArray {}

  /** A card on many lines, for people. */
  public static String of(ModelCard card) {
    return JSON.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(card);
  }

  /** The same on one line, for within model files. */
  public static String shortOf(ModelCard card) {
    return JSON.writeValueAsString(card);
  }
}
