package dev.tally.trainer.draw;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Letters as print sets them: a font of this machine, or plotted strokes where it has none (a JDK brings no fonts along, and
 * containers often have none). Photos are alike only on machines with the same fonts.
 *
 * @param font one pixel high; empty for plotted letters
 * @param size height of a line's letters in pixels, as fonts count it
 * @param wide factor for the width of letters
 * @param weight of plotted letters, as a share of the size
 */
record Type(Optional<Font> font, double size, double wide, double weight) {
  /** What kind of letters is asked for. */
  enum Kind {
    PLAIN, SERIF, TYPEWRITER
  }

  private static final FontRenderContext FLAT = new FontRenderContext(null, true, true);
  /** Of a plotted capital, as a share of the size. */
  private static final double CAPITAL = 0.72;
  private static final List<String> PLAIN = List.of("Arial", "Helvetica", "Liberation Sans", "DejaVu Sans",
      "DejaVu Sans Condensed", "DejaVu Sans Light", "Verdana", "Noto Sans", "FreeSans", "Ubuntu",
      Font.SANS_SERIF);
  private static final List<String> SERIF = List.of("Times New Roman", "Liberation Serif", "DejaVu Serif",
      "DejaVu Serif Condensed", "Georgia", "Noto Serif", "FreeSerif", Font.SERIF);
  private static final List<String> TYPEWRITER = List.of("Courier New", "Liberation Mono", "DejaVu Sans Mono",
      "Consolas", "Menlo", "Noto Sans Mono", "FreeMono", Font.MONOSPACED);
  private static final List<String> HERE = families();

  private static List<String> families() {
    System.setProperty("java.awt.headless", "true");
    try {
      return Arrays.asList(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames());
    } catch (RuntimeException | LinkageError | InternalError e) {
      // Without font libraries the toolkit fails in any of these ways, by platform.
      return List.of();
    }
  }

  /** Of some family and width. */
  static Type random(Kind kind, double size, RandomGenerator random) {
    double wide = 0.82 + 0.3 * random.nextDouble();
    double weight = 0.07 + 0.05 * random.nextDouble();
    boolean slanted = kind != Kind.TYPEWRITER && random.nextInt(8) == 0;
    List<String> known = switch (kind) {
      case PLAIN -> PLAIN;
      case SERIF -> SERIF;
      case TYPEWRITER -> TYPEWRITER;
    };
    List<String> usable = known.stream().filter(HERE::contains).toList();
    int choice = random.nextInt(1 << 16);
    if (usable.isEmpty()) {
      return new Type(Optional.empty(), size, wide, weight);
    }
    int style = slanted ? Font.ITALIC : Font.PLAIN;
    return new Type(Optional.of(new Font(usable.get(choice % usable.size()), style, 1)), size, wide, weight);
  }

  Type size(double pixels) {
    return new Type(font, pixels, wide, weight);
  }

  Type bold() {
    return new Type(font.map(f -> f.deriveFont(f.getStyle() | Font.BOLD)), size, wide, 1.8 * weight);
  }

  /** The outlines of a line of text whose feet stand at {@code y}. */
  Shape outline(String text, double x, double y) {
    AffineTransform place = AffineTransform.getTranslateInstance(x, y);
    place.scale(size * wide, size);
    return place.createTransformedShape(
        font.map(f -> f.createGlyphVector(FLAT, text).getOutline()).orElseGet(() -> plotted(text)));
  }

  double width(String text) {
    double advance = font.map(f -> f.createGlyphVector(FLAT, text).getLogicalBounds().getWidth())
        .orElseGet(() -> plotted(text).getBounds2D().getMaxX());
    return advance * size * wide;
  }

  /** Around the ink. */
  Rectangle2D bounds(String text, double x, double y) {
    return outline(text, x, y).getBounds2D();
  }

  private Shape plotted(String text) {
    Path2D path = new Path2D.Double();
    double at = 0;
    for (char c : Alphabet.plain(text).toCharArray()) {
      double end = at + 0.25;
      for (List<Strokes.Point> curve : Alphabet.of(c)) {
        for (int i = 0; i < curve.size(); i++) {
          double x = at + CAPITAL * curve.get(i).x();
          double y = CAPITAL * (curve.get(i).y() - 1);
          if (i == 0) {
            path.moveTo(x, y);
          } else {
            path.lineTo(x, y);
          }
          end = Math.max(end, x);
        }
      }
      at = end + 0.12;
    }
    return new BasicStroke((float) weight, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
        .createStrokedShape(path);
  }
}
