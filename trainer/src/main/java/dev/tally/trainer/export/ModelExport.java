package dev.tally.trainer.export;

import dev.tally.reader.digit.ModelCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

public final class ModelExport {
  private ModelExport() {}

  /** The bytes of an ONNX file. */
  static byte[] onnx(TrainedModel model, ModelCard card, List<Quantization> quantizations) {
    List<byte[]> members = new ArrayList<>();
    for (int i = 0; i < model.members().size(); i++) {
      Optional<Quantization> quantization = quantizations.stream().skip(i).findFirst();
      members.add(OnnxExport.toBytes(model.members().get(i), card, quantization));
    }
    return model.isEnsemble() ? OnnxEnsemble.toBytes(members, model.temperature(), card) : members.getFirst();
  }
}
