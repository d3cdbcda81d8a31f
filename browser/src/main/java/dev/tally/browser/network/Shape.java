package dev.tally.browser.network;

/** Of one picture's activations. */
record Shape(int height, int width, int channels) {
  int pixels() {
    return height * width;
  }

  int size() {
    return pixels() * channels;
  }
}
