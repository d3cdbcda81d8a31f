package dev.tally.trainer.network;

import dev.tally.reader.glyph.Strip;
import java.util.List;
import java.util.Optional;

/** The networks that have a name: the one list of them, in {@link LayerText}'s notation. */
public final class Architectures {
  private static final Shape DIGIT = new Shape(28, 28, 1);

  /** The case study's network: 225,034 parameters. */
  public static final Architecture BASE = digits("base", """
      conv(32,3) relu maxpool(2) conv(64,3) relu maxpool(2) flatten dense(128) relu dense(10) softmax""");

  /** The same with batch norm and dropout. */
  public static final Architecture BASE_NORM = digits("base-norm", """
      conv(32,3,nobias) maxpool(2) norm(shift) relu conv(64,3,nobias) maxpool(2) norm(shift) relu
      flatten dense(128,nobias) norm(shift) relu dropout(0.4) dense(10) softmax""");

  /** Four convolutions, two before each pooling: 271,210 parameters, some five times the work of {@link #BASE}. */
  public static final Architecture DEEP = digits("deep", """
      conv(32,3,same) relu conv(32,3) relu maxpool(2) conv(64,3,same) relu conv(64,3) relu maxpool(2)
      flatten dense(128) relu dense(10) softmax""");

  /** After VGG (Simonyan and Zisserman, 2015), with batch norm: pairs of convolutions, pooling, twice the filters. */
  public static final Architecture VGG = digits("vgg", """
      conv(16,3,same,nobias) norm(shift) relu conv(32,3,nobias) maxpool(2) norm(shift) relu
      conv(64,3,same,nobias) norm(shift) relu conv(64,3,nobias) maxpool(2) norm(shift) relu
      conv(128,3,nobias) norm(shift) relu flatten dropout(0.3) dense(128,nobias) norm(shift) relu
      dropout(0.3) dense(10) softmax""");

  /** After ResNet (He, Zhang, Ren, Sun, 2016): a stem and three stages of one residual block, the sides halved between. */
  public static final Architecture RESNET = digits("resnet", """
      conv(32,3,nobias) maxpool(2) norm(shift) relu
      residual[conv(32,3,same,nobias) norm relu conv(32,3,same,nobias) norm] relu
      residual[conv(64,3,stride=2,same,nobias) norm relu conv(64,3,same,nobias) norm | conv(64,1,stride=2,nobias) norm] relu
      residual[conv(128,3,stride=2,same,nobias) norm relu conv(128,3,same,nobias) norm | conv(128,1,stride=2,nobias) norm] relu
      globalpool dropout(0.2) dense(10) softmax""");

  /** For phones: 110,426 parameters, so that a file of eight bits stays below 150 KB. Meant to be distilled. */
  public static final Architecture PHONE = digits("phone", """
      conv(16,3,same,nobias) norm(shift) relu conv(32,3,nobias) maxpool(2) norm(shift) relu
      conv(48,3,same,nobias) norm(shift) relu conv(64,3,nobias) maxpool(2) norm(shift) relu
      conv(96,3,nobias) norm(shift) relu flatten dropout(0.2) dense(10) softmax""");

  /** Under 10,000 parameters. Sixteen channels fill one vector. */
  public static final Architecture TINY = digits("tiny", """
      conv(16,3,same,nobias) norm(shift) relu conv(16,3,nobias) maxpool(2) norm(shift) relu
      conv(16,3,same,nobias) norm(shift) relu conv(16,3,nobias) maxpool(2) norm(shift) relu
      conv(16,3,nobias) norm(shift) relu globalpool dense(10) softmax""");

  /**
   * For lines of writing: convolutions as in {@link #VGG}, the rows of each column of the last stacked, and at each of 48 places the
   * ten digits and the blank (after Graves, Fernandez, Gomez, Schmidhuber, 2006, without recurrence). A place sees some 30 columns:
   * a digit and half of each neighbour.
   */
  public static final Architecture LINE = lines("line", """
      conv(32,3,same,nobias) maxpool(2) norm(shift) relu
      conv(32,3,same,nobias) norm(shift) relu conv(64,3,same,nobias) maxpool(2) norm(shift) relu
      conv(64,3,same,nobias) norm(shift) relu conv(128,3,same,nobias) norm(shift) relu columns
      conv(128,1,nobias) norm(shift) relu dropout(0.2) columns(5) conv(128,1,nobias) norm(shift) relu dropout(0.2)
      columns(3) conv(128,1,nobias) norm(shift) relu dropout(0.2) conv(12,1) softmax""");

  /** Those for single digits. */
  public static final List<Architecture> ALL = List.of(BASE, BASE_NORM, DEEP, VGG, RESNET, PHONE, TINY);

  private Architectures() {}

  /** A network for glyphs of 28x28; throws {@link IllegalArgumentException} where the text says none. */
  public static Architecture digits(String name, String layers) {
    Architecture architecture = new Architecture(name, DIGIT, LayerText.parse(layers));
    if (architecture.classes() != 10) {
      throw new IllegalArgumentException(
          "a network for digits ends in 10 classes, not " + architecture.classes());
    }
    return architecture;
  }

  /** A network for lines of writing; throws {@link IllegalArgumentException} where the text says none. */
  public static Architecture lines(String name, String layers) {
    Architecture architecture = new Architecture(name, new Shape(Strip.HEIGHT, Strip.WIDTH, 1),
        LayerText.parse(layers));
    if (!architecture.shapes().getLast().equals(new Shape(1, Strip.PLACES, Strip.CLASSES))) {
      throw new IllegalArgumentException("a network for lines ends in 1x" + Strip.PLACES + "x" + Strip.CLASSES
          + ", not " + architecture.shapes().getLast());
    }
    return architecture;
  }

  public static Optional<Architecture> named(String name) {
    return ALL.stream().filter(architecture -> architecture.name().equals(name)).findFirst();
  }

  public static List<String> names() {
    return ALL.stream().map(Architecture::name).toList();
  }
}
