package dev.tally.trainer.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayerTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"conv(32,3)", "conv(8,5,stride=2,same,nobias) norm norm(shift) relu", "conv(4,2,pad=1)",
          "maxpool(2) averagepool(3) globalpool flatten dropout(0.25) dense(7) dense(8,nobias) softmax",
          "residual[conv(3,1) residual[relu] | maxpool(2)] relu"})
  void textIsWrittenBackTheSame(String text) {
    assertEquals(text, LayerText.format(LayerText.parse(text)));
  }

  @Test
  void spacesDoNotMatter() {
    assertEquals(List.of(new Layer.Convolution(8, 3, 2, 1, false), new Layer.Relu()),
        LayerText.parse(" conv( 8, 3 ,stride=2, pad=1,nobias)\n relu "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"magic", "conv(3)", "conv(x,3)", "conv(3,3,magic)", "dense()", "norm(scale)", "relu ]",
          "residual[relu", "residual[]", "dropout(2)", "maxpool(0)", "conv(8,3"})
  void whatIsNoLayerIsRefusedInWords(String text) {
    assertTrue(
        !assertThrows(IllegalArgumentException.class, () -> LayerText.parse(text)).getMessage().isBlank());
  }

  @Test
  void everyNamedNetworkIsWrittenAndRead() {
    for (Architecture architecture : Architectures.ALL) {
      assertEquals(architecture, Architectures.digits(architecture.name(), architecture.text()));
    }
    assertTrue(Architectures.TINY.parameterCount() < 10_000);
  }

  @Test
  void aResidualsWaysMustGiveTheSameShape() {
    Layer residual = LayerText.parse("residual[conv(4,3)]").getFirst();
    assertThrows(IllegalArgumentException.class, () -> residual.output(new Shape(8, 8, 4)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"conv(4,3) relu norm", "conv(4,3) maxpool(2) norm", "residual[norm]"})
  void aNormThatCannotBeFoldedIsRefused(String text) {
    Architecture architecture = Architectures.digits("x",
        "conv(1,1) " + text + " globalpool dense(10) softmax");
    List<Shape> shapes = architecture.shapes();
    List<List<float[]>> arrays = IntStream.range(0, architecture.layers().size())
        .mapToObj(i -> architecture.layers()
            .get(i)
            .parameters(shapes.get(i))
            .stream()
            .map(array -> new float[array.length()])
            .toList())
        .toList();
    assertThrows(IllegalArgumentException.class, () -> Folding.of(architecture, new Weights(arrays)));
  }
}
