package dev.tally.trainer.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tally.trainer.network.Layer.Dense;
import dev.tally.trainer.network.Layer.Softmax;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void baseHas225034Parameters() {
    assertEquals(225_034, Architectures.BASE.parameterCount());
  }

  @Test
  void baseHasTheCaseStudysShapes() {
    assertEquals(
        List.of("28x28x1", "26x26x32", "26x26x32", "13x13x32", "11x11x64", "11x11x64", "5x5x64", "1x1x1600",
            "1x1x128", "1x1x128", "1x1x10", "1x1x10"),
        Architectures.BASE.shapes().stream().map(Shape::toString).toList());
    assertEquals(10, Architectures.BASE.classes());
  }

  @Test
  void isFoundByName() {
    assertEquals(Optional.of(Architectures.BASE), Architectures.named("base"));
    assertEquals(Optional.empty(), Architectures.named("bass"));
  }

  @Test
  void aDenseLayerWantsAVector() {
    Architecture unflattened = new Architecture("x", new Shape(2, 2, 1),
        List.of(new Dense(3), new Softmax()));
    assertThrows(IllegalArgumentException.class, unflattened::shapes);
  }

  @Test
  void theSoftmaxComesLast() {
    Shape input = new Shape(1, 1, 4);
    assertThrows(IllegalArgumentException.class, () -> new Architecture("x", input, List.of(new Dense(3))));
    assertThrows(IllegalArgumentException.class,
        () -> new Architecture("x", input, List.of(new Softmax(), new Dense(3), new Softmax())));
  }
}
