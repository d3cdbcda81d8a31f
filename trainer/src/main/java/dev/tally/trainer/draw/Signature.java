package dev.tally.trainer.draw;

import java.util.random.RandomGenerator;

/** A name that nobody can read: loops that grow flat, and a dash below. */
record Signature(Sheet sheet, RandomGenerator random) {
  void draw(double x, double foot, double size) {
    double loops = 2 + random.nextInt(5);
    double wide = size * (2.5 + 2.5 * random.nextDouble());
    double lean = size * (0.2 + 0.5 * random.nextDouble());
    double phase = 6 * random.nextDouble();
    PenLine pen = sheet.scribe.pen(size * 0.7);
    pen.curve((int) (24 * loops),
        t -> x + t * wide + lean * Math.sin(2 * Math.PI * loops * t + 1.2) * (1 - 0.5 * t), t -> foot - size
            * (1 - 0.7 * t) * (0.4 + 0.5 * Math.sin(2 * Math.PI * loops * t + phase) * Math.cos(5 * t)));
    if (random.nextBoolean()) {
      pen.line(x - 0.2 * size, foot + 0.2 * size, x + wide, foot - 0.1 * size);
    }
  }
}
