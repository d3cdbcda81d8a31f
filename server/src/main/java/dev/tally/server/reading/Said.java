package dev.tally.server.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client says about how to read.
 *
 * @param values by name, such as {@code currency}; a name may have several
 */
public record Said(Map<String, List<String>> values) {
  /** The first that is said under a name. */
  public Optional<String> value(String name) {
    return all(name).stream().findFirst();
  }

  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }
}
