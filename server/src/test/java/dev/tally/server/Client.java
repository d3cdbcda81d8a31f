package dev.tally.server;

import dev.tally.server.api.Api;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client over a real socket. Every answer it gets must be one that the OpenAPI document promises. */
final class Client {
  static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  static final String BOUNDARY = "----tally-test";

  private final int port;
  private final List<Api.Route> routes;
  private final Map<String, String> headers;

  private Client(int port, List<Api.Route> routes, Map<String, String> headers) {
    this.port = port;
    this.routes = routes;
    this.headers = headers;
  }

  static Client of(TallyServer server) {
    return new Client(server.port(), server.routes(), Map.of());
  }

  /** One that sends this header, too. */
  Client with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Client(port, routes, more);
  }

  Client withKey(String key) {
    return with("Authorization", "Bearer " + key);
  }

  /** An answer, and how long it took. */
  record Answer(HttpResponse<byte[]> response, long millis) {
    int status() {
      return response.statusCode();
    }

    String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    JsonNode json() {
      return JSON.readTree(response.body());
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  Answer get(String path) {
    return send("GET", path, null, new byte[0]);
  }

  Answer post(String path, String json) {
    return send("POST", path, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  Answer patch(String path, String json) {
    return send("PATCH", path, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  Answer delete(String path) {
    return send("DELETE", path, null, new byte[0]);
  }

  Answer upload(String path, Path... files) {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    for (Path file : files) {
      form.writeBytes(filePart(file.getFileName().toString(), bytes(file)));
    }
    return sendForm(path, form);
  }

  Answer upload(String path, byte[] file) {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(filePart("photo.png", file));
    return sendForm(path, form);
  }

  Answer sendForm(String path, ByteArrayOutputStream parts) {
    parts.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return send("POST", path, "multipart/form-data; boundary=" + BOUNDARY, parts.toByteArray());
  }

  static byte[] filePart(String name, byte[] bytes) {
    return part(
        "Content-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\nContent-Type: image/png",
        bytes);
  }

  static byte[] part(String headers, byte[] bytes) {
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    part.writeBytes(("--" + BOUNDARY + "\r\n" + headers + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    part.writeBytes(bytes);
    part.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    return part.toByteArray();
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Answer send(String method, String path, String contentType, byte[] body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(60))
        .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    headers.forEach(request::header);
    long begin = System.nanoTime();
    try {
      HttpResponse<byte[]> answer = sent(request.build());
      routes.stream()
          .filter(
              route -> route.method().equals(method) && matches(route.path(), path.replaceAll("[?].*", "")))
          .findFirst()
          .ifPresent(route -> Document.own().check(route, answer));
      return new Answer(answer, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static boolean matches(String pattern, String path) {
    return path.matches(pattern.replace(".", "\\.").replaceAll("\\{[a-z]+}", "[^/]+"));
  }

  /**
   * Once more where the server had closed a kept connection just as it was used again, as it may where it refused a request without its
   * body (RFC 9112, 9.5): nothing was answered, and nothing was done.
   */
  private static HttpResponse<byte[]> sent(HttpRequest request) throws IOException, InterruptedException {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).contains("received no bytes")) {
        throw e;
      }
      return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }
  }
}
