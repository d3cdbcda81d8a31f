package dev.tally.reader.receipt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What each {@link TotalClue} weighs: a conditional logit over all that a page's total may be (McFadden, 1974), learned by
 * {@code tally fit totals} from photos whose totals are known, made-up bills among them.
 *
 * @param weights by clue
 */
public record ClueWeights(Map<TotalClue, Double> weights) {
  /** As they come with the library. */
  static final ClueWeights LEARNED = new ClueWeights(read("total.tsv", TotalClue.class));

  /** The logarithm of what a candidate weighs. */
  private double score(TotalCandidate candidate) {
    double score = candidate.offset();
    for (Map.Entry<TotalClue, Double> clue : candidate.clues().entrySet()) {
      score += weights.get(clue.getKey()) * clue.getValue();
    }
    return score;
  }

  /** The chance of each, of one page; they sum to 1. */
  public double[] chances(List<TotalCandidate> candidates) {
    return chances(candidates.stream().mapToDouble(this::score).toArray());
  }

  /** The chance of each choice by the logarithm of what it weighs; they sum to 1. */
  public static double[] chances(double... scores) {
    double best = Arrays.stream(scores).max().orElse(0);
    double all = Arrays.stream(scores).map(score -> Math.exp(score - best)).sum();
    return Arrays.stream(scores).map(score -> Math.exp(score - best) / all).toArray();
  }

  /** What comes with the library: a weight for each name. */
  static <E extends Enum<E>> Map<E, Double> read(String file, Class<E> names) {
    Map<E, Double> read = new EnumMap<>(names);
    try (BufferedReader in = new BufferedReader(
        new InputStreamReader(ClueWeights.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
      in.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .forEach(line -> read.put(Enum.valueOf(names, line[0]), Double.valueOf(line[1])));
    } catch (IOException e) {
      throw new UncheckedIOException("the library's own weights cannot be read", e);
    }
    for (E name : names.getEnumConstants()) {
      if (!read.containsKey(name)) {
        throw new IllegalStateException(file + " has no weight for " + name);
      }
    }
    return read;
  }
}
