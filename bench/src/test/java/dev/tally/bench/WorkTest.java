package dev.tally.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tally.trainer.network.Architecture;
import dev.tally.trainer.network.Architectures;
import dev.tally.trainer.network.LayerText;
import dev.tally.trainer.network.Shape;
import org.junit.jupiter.api.Test;

class WorkTest {
  @Test
  void theFirstLayerHasNoInputGradient() {
    long first = 26 * 26 * 32 * 9;
    long others = 11 * 11 * 64 * 9 * 32 + 1600 * 128 + 128 * 10;
    assertEquals(2 * (2 * first + 3 * others), Work.operations(Architectures.BASE));
  }

  @Test
  void aFirstDenseLayerHasNoneEither() {
    assertEquals(2 * (2 * 12 * 5 + 3 * 5 * 3), Work.operations(new Architecture("dense", new Shape(2, 3, 2),
        LayerText.parse("flatten dense(5) relu dense(3) softmax"))));
  }

  @Test
  void bothWaysOfAResidualCount() {
    long first = 8 * 8 * 4 * 9;
    long others = 4 * 4 * 6 * 9 * 4 + 4 * 4 * 6 * 4 + 6 * 3;
    assertEquals(2 * (2 * first + 3 * others),
        Work.operations(new Architecture("residual", new Shape(8, 8, 1), LayerText.parse("""
            conv(4,3,same) residual[conv(6,3,stride=2,same,nobias) norm | conv(6,1,stride=2,nobias) norm]
            globalpool dense(3) softmax"""))));
  }
}
