package dev.tally.server.http;

import java.nio.charset.StandardCharsets;

/**
 * A part of a request.
 *
 * @param name of the field; {@code file} where the body is the picture itself
 * @param fileName as the client calls it; empty where the part is no file
 */
public record Part(String name, String fileName, byte[] bytes) {
  /** A field's text. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  public boolean isFile() {
    return !fileName.isEmpty();
  }
}
