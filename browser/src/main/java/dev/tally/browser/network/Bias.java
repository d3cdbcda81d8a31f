package dev.tally.browser.network;

/**
 * What each channel has added at the end of a layer.
 *
 * @param relu whether what is below zero then becomes zero
 */
record Bias(float[] biases, boolean relu) {
  void add(float[] activations) {
    for (int i = 0; i < activations.length; i += biases.length) {
      for (int channel = 0; channel < biases.length; channel++) {
        float sum = activations[i + channel] + biases[channel];
        activations[i + channel] = relu && sum < 0 ? 0 : sum;
      }
    }
  }
}
