package dev.tally.trainer.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import java.util.random.RandomGenerator;

/** A rubber stamp, turned a little, pale in places: PAID and the like in a frame, or a firm's round one. */
record Stamp(Sheet sheet, Land land, RandomGenerator random) {
  private static final List<Color> INKS = List.of(new Color(70, 60, 160, 150), new Color(190, 40, 60, 150),
      new Color(50, 50, 60, 120), new Color(40, 120, 150, 140));

  void draw(double x, double y, double size) {
    double angle = 0.25 * random.nextGaussian();
    Color colour = Sheet.pick(INKS, random);
    Type face = Type.random(Type.Kind.PLAIN, size, random).bold();
    BasicStroke line = new BasicStroke((float) (0.08 * size));
    if (random.nextBoolean()) {
      String text = Sheet.pick(List.of("PAID", "RECEIVED", "ORIGINAL", "COPY", "CASH"), random);
      Shape letters = face.outline(text, x, y);
      sheet.printTurned(letters, angle, x, y, colour);
      sheet.printTurned(line.createStrokedShape(new RoundRectangle2D.Double(x - 0.4 * size, y - 1.05 * size,
          face.width(text) + 0.8 * size, 1.4 * size, 12, 12)), angle, x, y, colour);
      return;
    }
    String text = land.word("merchant", random);
    Type small = Sheet.fit(text, face.size(0.5 * size), 3 * size);
    Area ring = new Area(line.createStrokedShape(new Ellipse2D.Double(x, y - 2 * size, 4 * size, 4 * size)));
    ring.add(new Area(line
        .createStrokedShape(new Ellipse2D.Double(x + 0.3 * size, y - 1.7 * size, 3.4 * size, 3.4 * size))));
    sheet.printTurned(ring, angle, x, y, colour);
    sheet.printTurned(small.outline(text, x + 2 * size - small.width(text) / 2, y + 0.15 * size), angle, x, y,
        colour);
  }
}
