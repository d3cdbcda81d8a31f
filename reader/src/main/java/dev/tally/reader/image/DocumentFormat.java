package dev.tally.reader.image;

/**
 * A format whose files have pages rather than a picture. {@link ImageDecoder} finds those on the class path by
 * {@link java.util.ServiceLoader}; {@code dev.tally:tally-pdf} is one. Implementations are safe for use by many threads at once.
 *
 * @since 0.1.0
 */
public interface DocumentFormat {
  /**
   * Whether a file is of this format, by its first bytes.
   *
   * @param bytes at least one
   */
  boolean isOne(byte[] bytes);

  /**
   * The first page as people see it, with a note where there are more.
   *
   * @param bytes a whole file, no longer than the limits allow; not changed
   * @param limits of the page's pixels, and of any picture on it before that is decoded
   * @throws ImageException where it has no page that can be shown within the limits
   */
  Photo firstPage(byte[] bytes, ImageLimits limits);
}
