package dev.tally.trainer.engine;

import dev.tally.trainer.network.Architecture;
import dev.tally.trainer.network.Layer;
import dev.tally.trainer.network.Shape;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;

/** The layers as their definitions say, in plain loops of double precision: what the engine is checked against. */
final class ReferenceNetwork {
  private ReferenceNetwork() {}

  /** Of each image. In training a batch norm goes by the batch, else by its running statistics; there is no dropout. */
  static double[][] probabilities(Architecture architecture, List<List<double[]>> weights, double[][] images,
      boolean training) {
    return through(architecture.layers(), architecture.input(),
        weights.stream().flatMap(List::stream).iterator(), images, training);
  }

  private static double[][] through(List<Layer> layers, Shape input, Iterator<double[]> w, double[][] images,
      boolean training) {
    double[][] x = images;
    List<Shape> shapes = Layer.through(layers, input);
    for (int i = 0; i < layers.size(); i++) {
      Shape in = shapes.get(i);
      Shape out = shapes.get(i + 1);
      x = switch (layers.get(i)) {
        case Layer.Convolution c -> {
          double[] weights = w.next();
          double[] biases = c.bias() ? w.next() : new double[c.filters()];
          yield each(x, image -> convolution(c, in, out, weights, biases, image));
        }
        case Layer.Relu _ -> each(x, ReferenceNetwork::relu);
        case Layer.MaxPooling p -> each(x, image -> maxPooling(p.size(), in, out, image));
        case Layer.AveragePooling p -> each(x, image -> averagePooling(p.size(), p.size(), in, out, image));
        case Layer.GlobalAveragePooling _ ->
          each(x, image -> averagePooling(in.height(), in.width(), in, out, image));
        case Layer.Flatten _,Layer.Dropout _ -> x;
        case Layer.Columns layer -> each(x, image -> columns(layer.width(), in, image));
        case Layer.Dense dense -> {
          double[] weights = w.next();
          double[] biases = dense.bias() ? w.next() : new double[dense.units()];
          yield each(x, image -> dense(weights, biases, image));
        }
        case Layer.BatchNorm norm -> batchNorm(norm, in.channels(), w, x, training);
        case Layer.Residual residual -> {
          double[][] body = through(residual.body(), in, w, x, training);
          double[][] shortcut = through(residual.shortcut(), in, w, x, training);
          double[][] sum = new double[x.length][out.size()];
          for (int n = 0; n < sum.length; n++) {
            for (int k = 0; k < sum[n].length; k++) {
              sum[n][k] = body[n][k] + shortcut[n][k];
            }
          }
          yield sum;
        }
        case Layer.Softmax _ -> each(x, ReferenceNetwork::softmax);
      };
    }
    return x;
  }

  private static double[][] each(double[][] images, UnaryOperator<double[]> layer) {
    return Arrays.stream(images).map(layer).toArray(double[][]::new);
  }

  static double loss(Architecture architecture, List<List<double[]>> weights, double[][] images,
      double[][] targets, boolean training) {
    double loss = 0;
    double[][] p = probabilities(architecture, weights, images, training);
    for (int n = 0; n < images.length; n++) {
      for (int k = 0; k < p[n].length; k++) {
        loss -= targets[n][k] * Math.log(p[n][k]);
      }
    }
    return loss / images.length;
  }

  private static double[][] batchNorm(Layer.BatchNorm norm, int channels, Iterator<double[]> w, double[][] x,
      boolean training) {
    double[] scale = norm.scale() ? w.next() : null;
    double[] shift = w.next();
    double[] mean = w.next().clone();
    double[] variance = w.next().clone();
    double count = (double) x.length * x[0].length / channels;
    for (int k = 0; k < channels && training; k++) {
      mean[k] = 0;
      variance[k] = 0;
      for (double[] image : x) {
        for (int i = k; i < image.length; i += channels) {
          mean[k] += image[i] / count;
        }
      }
      for (double[] image : x) {
        for (int i = k; i < image.length; i += channels) {
          variance[k] += (image[i] - mean[k]) * (image[i] - mean[k]) / count;
        }
      }
    }
    return each(x, image -> {
      double[] y = new double[image.length];
      for (int i = 0; i < y.length; i++) {
        int k = i % channels;
        double normal = (image[i] - mean[k]) / Math.sqrt(variance[k] + Layer.BatchNorm.EPSILON);
        y[i] = (scale == null ? 1 : scale[k]) * normal + shift[k];
      }
      return y;
    });
  }

  private static double[] averagePooling(int height, int width, Shape in, Shape out, double[] x) {
    double[] y = new double[out.size()];
    for (int oy = 0; oy < out.height(); oy++) {
      for (int ox = 0; ox < out.width(); ox++) {
        for (int channel = 0; channel < out.channels(); channel++) {
          for (int i = 0; i < height * width; i++) {
            int place = (oy * height + i / width) * in.width() + ox * width + i % width;
            y[(oy * out.width() + ox) * out.channels() + channel] += x[place * in.channels() + channel]
                / (height * width);
          }
        }
      }
    }
    return y;
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

  private static double[] columns(int width, Shape in, double[] image) {
    double[] stacked = new double[width * image.length];
    for (int i = 0; i < stacked.length; i++) {
      int channel = i % in.channels();
      int row = i / in.channels() % in.height();
      int seen = i / (in.channels() * in.height()) % width;
      int column = i / (in.channels() * in.height() * width) + seen - width / 2;
      if (column >= 0 && column < in.width()) {
        stacked[i] = image[(row * in.width() + column) * in.channels() + channel];
      }
    }
    return stacked;
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
