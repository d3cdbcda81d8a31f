package dev.tally.server.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes {@code multipart/form-data} (RFC 7578) in memory apart, strictly. Parts are counted while they are found, so ten thousand tiny
 * ones cost no more than the first too many.
 */
public final class Multipart {
  private static final int MAX_HEADER_BYTES = 4096;
  private static final Pattern BOUNDARY = Pattern
      .compile(";\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))", Pattern.CASE_INSENSITIVE);
  /** Between quotation marks, or a bare word (RFC 2183). */
  private static final Pattern NAME = Pattern.compile(";\\s*name=(?:\"([^\"]*)\"|([^\\s;\"]+))",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern FILE_NAME = Pattern.compile(";\\s*filename=(?:\"([^\"]*)\"|([^\\s;\"]+))",
      Pattern.CASE_INSENSITIVE);
  private static final byte[] HEADER_END = {'\r', '\n', '\r', '\n'};

  private Multipart() {}

  /** Whether a content type says so. */
  public static boolean is(String contentType) {
    return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
  }

  /**
   * The parts, in order.
   *
   * @param maxParts most parts
   * @throws Problem 400 or 413
   */
  public static List<Part> parse(byte[] body, String contentType, int maxParts) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw Problem.badRequest("The content type names no boundary between the parts.");
    }
    String between = value(boundary);
    byte[] first = ("--" + between).getBytes(StandardCharsets.ISO_8859_1);
    byte[] next = ("\r\n--" + between).getBytes(StandardCharsets.ISO_8859_1);
    List<Part> parts = new ArrayList<>();
    int at = find(body, first, 0, body.length);
    if (at < 0) {
      throw cutShort();
    }
    at += first.length;
    while (!startsWith(body, at, "--")) {
      if (!startsWith(body, at, "\r\n")) {
        throw cutShort();
      }
      if (parts.size() == maxParts) {
        throw Problem.tooLarge("A request may have " + maxParts + " parts; send fewer photos at once.");
      }
      // Where there are no headers the line's end is the headers' end.
      int headerEnd = find(body, HEADER_END, at, Math.min(body.length, at + MAX_HEADER_BYTES));
      int end = headerEnd < 0 ? -1 : find(body, next, headerEnd + 2, body.length);
      if (end < 0) {
        throw cutShort();
      }
      parts.add(part(new String(body, at, headerEnd - at, StandardCharsets.UTF_8),
          Arrays.copyOfRange(body, Math.min(end, headerEnd + HEADER_END.length), end)));
      at = end + next.length;
    }
    return parts;
  }

  private static Part part(String headers, byte[] bytes) {
    for (String header : headers.split("\r\n", -1)) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-disposition:")) {
        Matcher name = NAME.matcher(header);
        Matcher file = FILE_NAME.matcher(header);
        if (name.find()) {
          return new Part(value(name), file.find() ? lastSegment(value(file)) : "", bytes);
        }
      }
    }
    throw Problem.badRequest("A part of the request has no name.");
  }

  private static String value(Matcher found) {
    return found.group(1) == null ? found.group(2) : found.group(1);
  }

  /** Some clients send a whole path. Longer names are nobody's. */
  private static String lastSegment(String fileName) {
    String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    String plain = last.replaceAll("\\p{Cntrl}", "");
    return plain.isEmpty() ? "unnamed" : plain.substring(0, Math.min(100, plain.length()));
  }

  private static boolean startsWith(byte[] body, int at, String text) {
    byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
    return at + wanted.length <= body.length
        && Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length);
  }

  private static int find(byte[] body, byte[] wanted, int from, int to) {
    for (int at = from; at <= to - wanted.length; at++) {
      if (body[at] == wanted[0] && Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }

  private static Problem cutShort() {
    return Problem.badRequest("The request's parts do not end where they should; send it again.");
  }
}
