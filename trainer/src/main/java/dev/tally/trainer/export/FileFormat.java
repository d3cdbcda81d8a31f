package dev.tally.trainer.export;

import dev.tally.reader.digit.ModelCard;
import dev.tally.reader.digit.ModelException;
import dev.tally.reader.digit.OnnxModel;
import dev.tally.reader.digit.Seal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of model file that there are. */
public enum FileFormat {
  ONNX, TFLITE;

  /** How its files' names end, and what cards call it. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a file most likely is, by its first bytes. */
  public static FileFormat of(byte[] file) {
    boolean tflite = file.length > 8 && new String(file, 4, 4, StandardCharsets.ISO_8859_1).equals("TFL3");
    return tflite ? TFLITE : ONNX;
  }

  /**
   * A whole file.
   *
   * @param quantizations one a member for int8; none for floats
   */
  byte[] write(TrainedModel model, ModelCard card, List<Quantization> quantizations) {
    return switch (this) {
      case ONNX -> onnx(model, card, quantizations);
      case TFLITE -> TfliteExport.toBytes(model, card, quantizations);
    };
  }

  private static byte[] onnx(TrainedModel model, ModelCard card, List<Quantization> quantizations) {
    List<byte[]> members = new ArrayList<>();
    for (int i = 0; i < model.members().size(); i++) {
      Optional<Quantization> quantization = quantizations.stream().skip(i).findFirst();
      members.add(OnnxExport.toBytes(model.members().get(i), card, quantization));
    }
    return model.isEnsemble() ? OnnxEnsemble.toBytes(members, model.temperature(), card) : members.getFirst();
  }

  /**
   * The card in a file, whose seal is looked at first.
   *
   * @param name what errors call the model
   * @throws ModelException if the file is damaged, of another kind or has no card
   */
  public ModelCard card(byte[] file, String name) {
    if (Seal.of(file) == Seal.State.BROKEN) {
      throw new ModelException(
          name + " is damaged or was changed after it was made: its SHA-256 is not what it says");
    }
    if (this == TFLITE) {
      try {
        return TfliteAssets.card(file);
      } catch (ModelException e) {
        throw new ModelException(name + " is refused: " + e.getMessage(), e);
      }
    }
    return OnnxModel.card(file, name);
  }
}
