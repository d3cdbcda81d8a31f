package dev.tally.trainer.export;

import dev.tally.trainer.network.Layer;
import dev.tally.trainer.network.Shape;
import java.util.stream.IntStream;

/**
 * The order in which a file format keeps a layer's weights, as places in the engine's arrays.
 *
 * @param places for each weight of the file where the engine keeps it
 */
record WeightOrder(int[] places) {

  /** ONNX: [filter][channel][kernel][kernel] from the engine's [kernel][kernel][channel][filter]. */
  static WeightOrder channelsFirst(Layer.Convolution layer, int channels) {
    int positions = layer.kernel() * layer.kernel();
    int filters = layer.filters();
    int[] places = new int[positions * channels * filters];
    for (int i = 0; i < places.length; i++) {
      int position = i % positions;
      int channel = i / positions % channels;
      int filter = i / (positions * channels);
      places[i] = (position * channels + channel) * filters + filter;
    }
    return new WeightOrder(places);
  }

  /** ONNX: rows of a dense layer behind a flatten in the order (channel, height, width) from (height, width, channel). */
  static WeightOrder channelsFirst(Shape flattened, int units) {
    int pixels = flattened.pixels();
    int[] places = new int[flattened.size() * units];
    for (int i = 0; i < places.length; i++) {
      int row = i / units;
      places[i] = (row % pixels * flattened.channels() + row / pixels) * units + i % units;
    }
    return new WeightOrder(places);
  }

  /** TFLite: the outputs first, [outputs][rest] from the engine's [rest][outputs]. */
  static WeightOrder outputsFirst(int rest, int outputs) {
    int[] places = new int[rest * outputs];
    for (int i = 0; i < places.length; i++) {
      places[i] = i % rest * outputs + i / rest;
    }
    return new WeightOrder(places);
  }

  /**
   * TFLite: [filter][row][column][channel] from the engine's [column][row][channel][filter] of a 1x1 convolution behind columns.
   *
   * @param rows what the columns are taken from
   * @param width columns that a place sees
   */
  static WeightOrder columns(Shape rows, int width, int filters) {
    int channels = rows.channels();
    int rest = width * rows.height() * channels;
    int[] places = new int[rest * filters];
    for (int i = 0; i < places.length; i++) {
      int channel = i % channels;
      int column = i / channels % width;
      int row = i % rest / (channels * width);
      places[i] = ((column * rows.height() + row) * channels + channel) * filters + i / rest;
    }
    return new WeightOrder(places);
  }

  static WeightOrder unchanged(int length) {
    return new WeightOrder(IntStream.range(0, length).toArray());
  }

  float[] from(float[] engine) {
    float[] file = new float[places.length];
    for (int i = 0; i < places.length; i++) {
      file[i] = engine[places[i]];
    }
    return file;
  }

  byte[] from(byte[] engine) {
    byte[] file = new byte[places.length];
    for (int i = 0; i < places.length; i++) {
      file[i] = engine[places[i]];
    }
    return file;
  }

  float[] back(float[] file) {
    float[] engine = new float[places.length];
    for (int i = 0; i < places.length; i++) {
      engine[places[i]] = file[i];
    }
    return engine;
  }
}
