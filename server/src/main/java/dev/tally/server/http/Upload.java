package dev.tally.server.http;

import dev.tally.reader.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Pictures that came with a request, and what was said about them: fields of the form, or parameters of the address.
 *
 * @param files at least one
 */
public record Upload(List<Part> files, List<Part> fields, Map<String, List<String>> parameters) {
  /** Fields of a form beside its pictures. */
  private static final int MAX_FIELDS = 20;
  private static final List<String> NO_PICTURES = List.of("application/json", "text/", "application/xml");

  /**
   * Takes a body apart: {@code multipart/form-data} with any number of files, or else one picture, whatever its type is said to be.
   *
   * @throws Problem 400, 413 or 415
   */
  public static Upload of(byte[] body, String contentType, Map<String, List<String>> parameters,
      int maxFiles) {
    if (!Multipart.is(contentType)) {
      String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
      if (NO_PICTURES.stream().anyMatch(type::startsWith)) {
        throw Problem.unsupported(
            "Send the picture as multipart/form-data or as image/jpeg, image/png, image/webp, image/bmp, image/tiff or application/pdf.");
      }
      return new Upload(List.of(new Part("file", "", body)), List.of(), parameters);
    }
    List<Part> parts = Multipart.parse(body, contentType, maxFiles + MAX_FIELDS);
    List<Part> files = parts.stream().filter(Part::isFile).toList();
    if (files.isEmpty()) {
      throw Problem.badRequest("The form holds no file; add one, as in curl -F file=@receipt.jpg.");
    }
    if (files.size() > maxFiles) {
      throw Problem.tooLarge("A request may hold " + maxFiles + " pictures; send the rest in another.");
    }
    return new Upload(files, parts.stream().filter(part -> !part.isFile()).toList(), parameters);
  }

  /** All that is said, by name: in the form, and then in the address. */
  public Map<String, List<String>> said() {
    Map<String, List<String>> said = new TreeMap<>();
    fields.forEach(field -> said.computeIfAbsent(field.name(), _ -> new ArrayList<>()).add(field.text()));
    parameters.forEach((name, values) -> said.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(values));
    return said;
  }

  /**
   * SHA-256 of what the request means: the same for a repeated upload, although the boundary between its parts is another.
   *
   * @param path the address asked
   */
  public String fingerprint(String path) {
    MessageDigest digest = Sha256.digest();
    add(digest, path.getBytes(StandardCharsets.UTF_8));
    new TreeMap<>(parameters).forEach((name, values) -> values
        .forEach(value -> add(digest, (name + "=" + value).getBytes(StandardCharsets.UTF_8))));
    Stream.concat(fields.stream(), files.stream()).forEach(part -> {
      add(digest, part.name().getBytes(StandardCharsets.UTF_8));
      add(digest, part.bytes());
    });
    return Sha256.hex(digest);
  }

  /** The same of a request whose body is meant as it is. */
  public static String fingerprint(String path, byte[] body) {
    MessageDigest digest = Sha256.digest();
    add(digest, path.getBytes(StandardCharsets.UTF_8));
    add(digest, body);
    return Sha256.hex(digest);
  }

  private static void add(MessageDigest digest, byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    digest.update(bytes);
  }
}
