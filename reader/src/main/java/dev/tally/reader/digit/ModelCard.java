package dev.tally.reader.digit;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a model comes from and how far to trust it. Travels inside the model file's metadata (key
 * {@value #KEY}) and beside it as JSON. It holds no dates and no durations, so that the same seed on the same machine gives the
 * same file, byte for byte.
 *
 * @param format version of this card's layout; readers accept what is not newer than {@link #FORMAT}
 * @param name what the model is called, for example {@code digits}
 * @param network the architecture's name
 * @param parameters how many numbers were trained
 * @param engine what trained it: program, version and commit
 * @param data SHA-256 of each data file, by file name
 * @param seed draws the split, the starting weights, the order and the distortions
 * @param settings how it was trained, by name
 * @param platform where: system, architecture, Java, vector width. Another platform may give another model.
 * @param validation what the kept epoch scored on images never trained on
 */
public record ModelCard(int format, String name, String network, int parameters, String engine,
    Map<String, String> data, long seed, Map<String, String> settings, Map<String, String> platform,
    Validation validation) {

  public static final int FORMAT = 1;
  /** The metadata entry that holds the card in a model file. */
  public static final String KEY = "tally.card";

  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(SerializationFeature.INDENT_OUTPUT)
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .build();

  /**
   * Figures of the kept epoch.
   *
   * @param epoch the epoch that was kept, from 1
   * @param accuracy share right, 0..1
   * @param loss mean cross-entropy in nats
   * @param temperature by which the last layer's outputs were divided, so that confidences mean what they say
   * @param calibrationError expected calibration error after that, 15 bins of equal width, 0..1
   */
  public record Validation(int images, int epoch, double accuracy, double loss, double temperature,
      double calibrationError) {}

  public String toJson() {
    return JSON.writeValueAsString(this);
  }

  /** Throws {@link ModelException} where the text is no card, or one of a later format. */
  public static ModelCard fromJson(String json) {
    ModelCard card;
    try {
      card = JSON.readValue(json, ModelCard.class);
    } catch (JacksonException e) {
      throw new ModelException("its card cannot be read", e);
    }
    if (card == null || card.format < 1 || card.network == null) {
      throw new ModelException("its card is incomplete");
    }
    if (card.format > FORMAT) {
      throw new ModelException("its card has format " + card.format + "; this Tally reads up to " + FORMAT);
    }
    return card;
  }
}
