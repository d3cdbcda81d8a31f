package dev.tally.trainer.draw;

import dev.tally.trainer.data.Digits;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Where the digits of hands come from: for each bill those of one writer. */
@FunctionalInterface
public interface Writers {
  /** How often a writer's hand differs from itself, in made-up writers. */
  int SHAPES = 4;

  /** The digits of one writer; none for the project's own strokes. Digits that the writer lacks are drawn in strokes, too. */
  Optional<Digits> next(RandomGenerator random);

  /**
   * Of a set that does not tell who wrote what: each writer has a few shapes of each digit, as hands repeat themselves where
   * a set of many hands does not.
   */
  static Writers of(Digits digits) {
    return random -> {
      int[] left = new int[Digits.CLASSES];
      Arrays.fill(left, SHAPES);
      int[] chosen = new int[SHAPES * Digits.CLASSES];
      int found = 0;
      for (int tries = 0; tries < 64 * chosen.length && found < chosen.length; tries++) {
        int i = random.nextInt(digits.size());
        if (left[digits.label(i)]-- > 0) {
          chosen[found++] = i;
        }
      }
      return Optional.of(digits.subset(Arrays.copyOf(chosen, found)));
    };
  }

  /** The project's own strokes. */
  static Writers strokes() {
    return _ -> Optional.empty();
  }
}
