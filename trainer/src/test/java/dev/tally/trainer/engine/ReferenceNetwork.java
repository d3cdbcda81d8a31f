package dev.tally.trainer.engine;

import dev.tally.trainer.network.Architecture;
import dev.tally.trainer.network.Layer;
import dev.tally.trainer.network.Shape;
import java.util.List;

/** The layers as their definitions say, in plain loops of double precision: what the engine is checked against. */
final class ReferenceNetwork {
  private ReferenceNetwork() {}

  static double[] probabilities(Architecture architecture, List<List<double[]>> weights, double[] image) {
    List<Shape> shapes = architecture.shapes();
    double[] x = image;
    for (int i = 0; i < architecture.layers().size(); i++) {
      Shape in = shapes.get(i);
      Shape out = shapes.get(i + 1);
      List<double[]> w = weights.get(i);
      x = switch (architecture.layers().get(i)) {
        case Layer.Convolution c -> convolution(c, in, out, w.get(0), w.get(1), x);
        case Layer.Relu _ -> relu(x);
        case Layer.MaxPooling p -> maxPooling(p.size(), in, out, x);
        case Layer.Flatten _ -> x;
        case Layer.Dense _ -> dense(w.get(0), w.get(1), x);
        case Layer.Softmax _ -> softmax(x);
      };
    }
    return x;
  }

  static double loss(Architecture architecture, List<List<double[]>> weights, double[][] images,
      double[][] targets) {
    double loss = 0;
    for (int n = 0; n < images.length; n++) {
      double[] p = probabilities(architecture, weights, images[n]);
      for (int k = 0; k < p.length; k++) {
        loss -= targets[n][k] * Math.log(p[k]);
      }
    }
    return loss / images.length;
  }

  private static double[] convolution(Layer.Convolution c, Shape in, Shape out, double[] w, double[] bias,
      double[] x) {
    double[] y = new double[out.size()];
    for (int oy = 0; oy < out.height(); oy++) {
      for (int ox = 0; ox < out.width(); ox++) {
        for (int f = 0; f < c.filters(); f++) {
          double sum = bias[f];
          for (int ky = 0; ky < c.kernel(); ky++) {
            for (int kx = 0; kx < c.kernel(); kx++) {
              int iy = oy * c.stride() + ky - c.padding();
              int ix = ox * c.stride() + kx - c.padding();
              if (iy < 0 || ix < 0 || iy >= in.height() || ix >= in.width()) {
                continue;
              }
              for (int channel = 0; channel < in.channels(); channel++) {
                sum += x[(iy * in.width() + ix) * in.channels() + channel]
                    * w[((ky * c.kernel() + kx) * in.channels() + channel) * c.filters() + f];
              }
            }
          }
          y[(oy * out.width() + ox) * c.filters() + f] = sum;
        }
      }
    }
    return y;
  }

  private static double[] relu(double[] x) {
    double[] y = x.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.max(0, y[i]);
    }
    return y;
  }

  private static double[] maxPooling(int size, Shape in, Shape out, double[] x) {
    double[] y = new double[out.size()];
    for (int oy = 0; oy < out.height(); oy++) {
      for (int ox = 0; ox < out.width(); ox++) {
        for (int channel = 0; channel < out.channels(); channel++) {
          double max = Double.NEGATIVE_INFINITY;
          for (int i = 0; i < size * size; i++) {
            int place = (oy * size + i / size) * in.width() + ox * size + i % size;
            max = Math.max(max, x[place * in.channels() + channel]);
          }
          y[(oy * out.width() + ox) * out.channels() + channel] = max;
        }
      }
    }
    return y;
  }

  private static double[] dense(double[] w, double[] bias, double[] x) {
    double[] y = bias.clone();
    for (int i = 0; i < x.length; i++) {
      for (int unit = 0; unit < y.length; unit++) {
        y[unit] += x[i] * w[i * y.length + unit];
      }
    }
    return y;
  }

  private static double[] softmax(double[] x) {
    double max = Double.NEGATIVE_INFINITY;
    for (double v : x) {
      max = Math.max(max, v);
    }
    double sum = 0;
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = Math.exp(x[i] - max);
      sum += y[i];
    }
    for (int i = 0; i < x.length; i++) {
      y[i] /= sum;
    }
    return y;
  }
}
