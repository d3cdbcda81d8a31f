package dev.tally.trainer.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * Where values lie along a side of a chart.
 *
 * @param low the value at the start
 * @param high the value at the end
 * @param scale what is laid out evenly, for example the logarithm
 */
record Axis(String title, double low, double high, DoubleUnaryOperator scale, List<Tick> ticks) {
  private static final int MOST_TICKS = 7;
  private static final double[][] DIGITS = {{1, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9},
      {1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 2, 3, 5}, {1, 2, 5}, {1}};

  /** A labelled place. */
  record Tick(double value, String label) {}

  /** From 0 at the start to 1 at the end; values outside are put on the edge. */
  double at(double value) {
    double from = scale.applyAsDouble(low);
    double place = (scale.applyAsDouble(value) - from) / (scale.applyAsDouble(high) - from);
    return Double.isNaN(place) ? 0 : Math.clamp(place, 0, 1);
  }

  static Axis linear(String title, double low, double high, DoubleFunction<String> label) {
    double top = high > low ? high : low + 1;
    double step = niceStep((top - low) / 5);
    List<Tick> ticks = new ArrayList<>();
    for (long k = (long) Math.ceil(low / step - 1e-6); k * step <= top + step * 1e-6; k++) {
      ticks.add(new Tick(k * step, label.apply(k * step)));
    }
    return new Axis(title, low, top, DoubleUnaryOperator.identity(), ticks);
  }

  private static double niceStep(double rough) {
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double digit = rough / power;
    return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
  }

  /** Epochs 1 to {@code last}: whole numbers only. */
  static Axis epochs(int last) {
    int step = (int) Math.max(1, niceStep(last / 6.0));
    List<Tick> ticks = new ArrayList<>();
    for (int epoch = 1; epoch <= last; epoch = epoch == 1 && step > 1 ? step : epoch + step) {
      ticks.add(new Tick(epoch, Integer.toString(epoch)));
    }
    return new Axis("epoch", last == 1 ? 0 : 1, last == 1 ? 2 : last, DoubleUnaryOperator.identity(), ticks);
  }

  /** Equal ratios are equally long. Both ends above 0. */
  static Axis log(String title, double low, double high, DoubleFunction<String> label) {
    double bottom = Math.max(low, 1e-12);
    double top = Math.max(high, bottom * 1.5);
    return new Axis(title, bottom, top, Math::log10, logTicks(bottom, top, label));
  }

  /** Accuracies, with more room the nearer they come to 1: from 99 to 99.9 % is as far as from 90 to 99 %. */
  static Axis accuracy(double low, double high) {
    double most = Math.max(1 - low, 1e-6);
    double least = Math.max(Math.min(1 - high, most / 1.5), 1e-6);
    List<Tick> ticks = logTicks(least, most, error -> Figures.percent(1 - error)).stream()
        .map(tick -> new Tick(1 - tick.value(), tick.label()))
        .toList();
    return new Axis("accuracy", 1 - most, 1 - least, value -> -Math.log10(Math.max(1 - value, least / 10)),
        ticks);
  }

  /** As many as fit: the first of the series that is not too crowded. */
  private static List<Tick> logTicks(double low, double high, DoubleFunction<String> label) {
    List<Tick> ticks = new ArrayList<>();
    for (double[] digits : DIGITS) {
      ticks.clear();
      for (int power = (int) Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
        for (double digit : digits) {
          double value = digit * Math.pow(10, power);
          if (value >= low * 0.999 && value <= high * 1.001) {
            ticks.add(new Tick(value, label.apply(value)));
          }
        }
      }
      if (ticks.size() <= MOST_TICKS) {
        break;
      }
    }
    return ticks;
  }
}
