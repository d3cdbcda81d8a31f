package dev.tally.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * What must be printed nowhere: the values of secret settings, and passwords inside addresses. Libraries repeat addresses in their errors,
 * so it is looked for in every text that goes out, whoever wrote it. Thread-safe.
 */
public final class Secrets {
  private static final String MASK = "****";
  /** From the first colon up to the last @: users and passwords that are not escaped hold anything. */
  private static final Pattern USER_INFO = Pattern.compile("(?<=//)([^:/?#]*):(.+)(?=@)");
  private static final Pattern PARAMETER = Pattern
      .compile("(?<=[?&;])([a-z_-]*(?:password|secret|token|passphrase)=)([^&;]+)", Pattern.CASE_INSENSITIVE);
  /** Of fewer letters nothing is a secret; masked, they would spoil every word. */
  private static final int SHORTEST = 3;

  private final List<String> values;

  Secrets(Map<Setting, String> settings) {
    Set<String> found = new TreeSet<>(
        Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
    settings.forEach((setting, value) -> {
      if (setting.isSecret()) {
        add(found, value);
      }
      inAddress(value).forEach(secret -> add(found, secret));
    });
    values = List.copyOf(found);
  }

  private static List<String> inAddress(String value) {
    return List.of(USER_INFO, PARAMETER)
        .stream()
        .flatMap(pattern -> pattern.matcher(value).results())
        .map(result -> result.group(2))
        .toList();
  }

  /** As it was given, as it is meant, and as it stands in a line of JSON. */
  private static void add(Set<String> found, String secret) {
    for (String form : List.of(secret, decoded(secret))) {
      String quoted = new JsonMapper().writeValueAsString(form);
      for (String text : List.of(form, quoted.substring(1, quoted.length() - 1))) {
        if (text.length() >= SHORTEST) {
          found.add(text);
        }
      }
    }
  }

  private static String decoded(String secret) {
    try {
      return URLDecoder.decode(secret, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return secret;
    }
  }

  /** A setting's value with its passwords masked, however short. */
  static String maskedAddress(String value) {
    String text = USER_INFO.matcher(value)
        .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + ":" + MASK));
    return PARAMETER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(found.group(1) + MASK));
  }

  /** A text without them. */
  public String masked(String text) {
    String masked = text;
    for (String value : values) {
      masked = masked.replace(value, MASK);
    }
    return masked;
  }

  /** The cause of an error, unless it or what caused it tells a secret: a stack trace goes to logs, too. */
  public Optional<Throwable> tellable(Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      String text = at.toString();
      if (!masked(text).equals(text)) {
        return Optional.empty();
      }
    }
    return Optional.of(cause);
  }
}
