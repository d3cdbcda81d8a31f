package dev.tally.reader.number;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The best ways from the first fragment to the last, each fragment used once: dynamic programming that keeps the
 * best few partial paths at every fragment.
 */
final class Lattice {
  /** How many partial paths are kept at each fragment. */
  private static final int KEPT = 40;

  /** A way through: hypotheses from left to right, and the sum of their scores. */
  record Path(List<Hypothesis> steps, double score) {
    String digits() {
      StringBuilder digits = new StringBuilder();
      steps.stream().filter(Hypothesis::digit).forEach(step -> digits.append(step.text()));
      return digits.toString();
    }

    String text() {
      StringBuilder text = new StringBuilder();
      steps.forEach(step -> text.append(step.text()));
      return text.toString();
    }
  }

  private record Partial(Partial before, Hypothesis step, double score) {}

  private Lattice() {
  }

  /** Best first. Empty only where there are no fragments. */
  static List<Path> best(List<Hypothesis> hypotheses, int fragments) {
    List<List<Hypothesis>> endingAt = new ArrayList<>();
    for (int i = 0; i <= fragments; i++) {
      endingAt.add(new ArrayList<>());
    }
    hypotheses.forEach(hypothesis -> endingAt.get(hypothesis.to()).add(hypothesis));
    List<List<Partial>> kept = new ArrayList<>();
    kept.add(List.of(new Partial(null, null, 0)));
    for (int to = 1; to <= fragments; to++) {
      List<Partial> arriving = new ArrayList<>();
      for (Hypothesis step : endingAt.get(to)) {
        kept.get(step.from())
            .forEach(before -> arriving.add(new Partial(before, step, before.score() + step.score())));
      }
      arriving.sort(Comparator.comparingDouble(Partial::score).reversed());
      kept.add(List.copyOf(arriving.subList(0, Math.min(KEPT, arriving.size()))));
    }
    return fragments == 0 ? List.of() : kept.getLast().stream().map(Lattice::path).toList();
  }

  private static Path path(Partial last) {
    List<Hypothesis> steps = new ArrayList<>();
    for (Partial partial = last; partial.step() != null; partial = partial.before()) {
      steps.add(partial.step());
    }
    return new Path(steps.reversed(), last.score());
  }
}
