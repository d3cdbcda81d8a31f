package dev.tally.reader.image;

/** How a file says which pixels one can see through, as OpenCV hands them over. */
enum Transparency {
  /** All pixels are opaque, or what the file says about it is not to be trusted. */
  NONE,
  /** A fourth channel; colours are as they would be if opaque. */
  STRAIGHT,
  /** A fourth channel; colours have been multiplied by it already. */
  PREMULTIPLIED,
  /** One level of gray is transparent, all others are opaque. OpenCV knows nothing of it. */
  GRAY_KEY
}
