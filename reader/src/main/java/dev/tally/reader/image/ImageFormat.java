package dev.tally.reader.image;

/** The formats that are read. */
enum ImageFormat {
  PNG, JPEG, BMP, WEBP, TIFF
}
