package dev.tally.trainer.report;

import java.util.List;

/** The frame of a chart: axes with their labels, and where a pair of values lies inside. One drawing, then {@link #end}. */
final class Plot {
  /**
   * What a line is.
   *
   * @param style a class of the page's style sheet, which gives the colour
   */
  record Key(String name, String style) {}

  private static final double WIDTH = 440;
  private static final double HEIGHT = 290;
  private static final double LEFT = 74;
  private static final double RIGHT = 24;
  private static final double TOP = 20;
  private static final double BOTTOM = 46;

  private final Axis x;
  private final Axis y;
  private final Markup svg = new Markup();

  /** @param name read out to those who cannot see the chart */
  Plot(String name, Axis x, Axis y) {
    this.x = x;
    this.y = y;
    svg.open("svg", "viewBox", "0 0 440 290", "role", "img", "aria-label", name);
    for (Axis.Tick tick : y.ticks()) {
      line(LEFT, y(tick.value()), WIDTH - RIGHT, y(tick.value()), "grid");
      label(tick.label(), LEFT - 7, y(tick.value()) + 4, "end");
    }
    for (Axis.Tick tick : x.ticks()) {
      line(x(tick.value()), HEIGHT - BOTTOM, x(tick.value()), HEIGHT - BOTTOM + 4, "axis");
      label(tick.label(), x(tick.value()), HEIGHT - BOTTOM + 18, "middle");
    }
    line(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, "axis");
    svg.leaf("text", x.title(), "class", "title", "x", Figures.at((LEFT + WIDTH - RIGHT) / 2), "y",
        Figures.at(HEIGHT - 8), "text-anchor", "middle");
    svg.leaf("text", y.title(), "class", "title", "text-anchor", "middle", "transform",
        "translate(12 " + Figures.at((TOP + HEIGHT - BOTTOM) / 2) + ") rotate(-90)");
  }

  double x(double value) {
    return LEFT + x.at(value) * (WIDTH - LEFT - RIGHT);
  }

  double y(double value) {
    return HEIGHT - BOTTOM - y.at(value) * (HEIGHT - TOP - BOTTOM);
  }

  /** A straight line between two pairs of values. */
  Plot segment(double x1, double y1, double x2, double y2, String style) {
    line(x(x1), y(y1), x(x2), y(y2), style);
    return this;
  }

  /** A line through all pairs of values; those that are no numbers are left out. */
  Plot curve(double[] xs, double[] ys, String style) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < xs.length; i++) {
      if (Double.isFinite(ys[i])) {
        path.append(path.isEmpty() ? 'M' : 'L')
            .append(Figures.at(x(xs[i])))
            .append(' ')
            .append(Figures.at(y(ys[i])));
      }
    }
    svg.empty("path", "class", "line " + style, "d", path.toString());
    return this;
  }

  /** A dot that tells something when the pointer rests on it. */
  Plot dot(double xValue, double yValue, double radius, String style, String title) {
    svg.open("circle", "class", style, "cx", Figures.at(x(xValue)), "cy", Figures.at(y(yValue)), "r",
        Figures.at(radius)).leaf("title", title).close();
    return this;
  }

  /** A bar from the foot of the chart that tells something when the pointer rests on it. */
  Plot bar(double fromX, double toX, double yValue, String style, String title) {
    double left = x(fromX) + 1;
    svg.open("rect", "class", style, "x", Figures.at(left), "y", Figures.at(y(yValue)), "width",
        Figures.at(Math.max(1, x(toX) - 1 - left)), "height", Figures.at(HEIGHT - BOTTOM - y(yValue)))
        .leaf("title", title)
        .close();
    return this;
  }

  /** A word beside a pair of values. */
  Plot note(double xValue, double yValue, double dx, double dy, String anchor, String text) {
    svg.leaf("text", text, "class", "note", "x", Figures.at(x(xValue) + dx), "y", Figures.at(y(yValue) + dy),
        "text-anchor", anchor);
    return this;
  }

  /** A figure with a heading and the keys to its lines. */
  Markup end(String heading, List<Key> keys) {
    Markup figure = new Markup().open("figure", "class", "chart").open("figcaption").leaf("h3", heading);
    if (!keys.isEmpty()) {
      figure.open("p", "class", "key");
      for (Key key : keys) {
        figure.leaf("span", key.name(), "class", key.style());
      }
      figure.close();
    }
    return figure.close().add(svg.close()).close().line();
  }

  private void line(double x1, double y1, double x2, double y2, String style) {
    svg.empty("line", "class", style, "x1", Figures.at(x1), "y1", Figures.at(y1), "x2", Figures.at(x2), "y2",
        Figures.at(y2));
  }

  private void label(String text, double atX, double atY, String anchor) {
    svg.leaf("text", text, "x", Figures.at(atX), "y", Figures.at(atY), "text-anchor", anchor);
  }
}
