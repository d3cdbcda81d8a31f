package dev.tally.trainer.export;

import dev.tally.reader.digit.ModelCard;
import dev.tally.trainer.network.Folding;
import java.util.List;

/**
 * A trained model as a value: what every file format is written from.
 *
 * @param members one network, or those of an ensemble, whose probabilities are averaged; batch norms are folded
 * @param temperature by which the logarithms of an ensemble's average are divided; 1 for one network, which has it in its weights
 */
public record TrainedModel(ModelCard card, List<Folding> members, double temperature) {
  public TrainedModel {
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("a model has at least one network");
    }
  }

  public boolean isEnsemble() {
    return members.size() > 1;
  }

  /** The members' layers in words. */
  public List<String> layers() {
    return members.stream().map(member -> member.architecture().text()).toList();
  }
}
