package dev.tally.trainer.export;

import java.util.Map;

/**
 * How a network's activations are kept in eight bits. Only values that are computed with weights, by addition or by averaging have an
 * entry; pooling and flattening keep that of what they were given, and a convolution before a ReLU has only the ReLU's.
 *
 * @param values by the name that {@link OnnxExport} gives the value
 */
record Quantization(Map<String, Affine> values) {
  Quantization {
    values = Map.copyOf(values);
  }

  Affine of(String value) {
    Affine affine = values.get(value);
    if (affine == null) {
      throw new IllegalArgumentException("the calibration did not see " + value);
    }
    return affine;
  }
}
