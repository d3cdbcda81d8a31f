package dev.tally.server.api;

import dev.tally.server.http.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an address takes beside its body. What is misspelt must not be taken for unsaid, nor one of two for both: sums would be wrong, a
 * receipt read in another currency.
 *
 * @param once names that may be said once
 * @param often names that may be said more than once
 */
record Parameters(List<String> once, Set<String> often) {
  static final Parameters NONE = of();

  static Parameters of(String... once) {
    return new Parameters(List.of(once), Set.of());
  }

  Parameters and(String... more) {
    return new Parameters(Stream.concat(once.stream(), Stream.of(more)).toList(), often);
  }

  Parameters often(String... names) {
    return new Parameters(once, Set.of(names));
  }

  /**
   * Looks whether all of it is known and said once.
   *
   * @param given values by name
   * @throws Problem 400
   */
  void check(Map<String, List<String>> given) {
    given.forEach((name, values) -> {
      if (!once.contains(name) && !often.contains(name)) {
        List<String> known = Stream.concat(once.stream(), often.stream()).toList();
        throw Problem.badRequest("This address knows no " + Named.safely(name) + "; it takes "
            + (known.isEmpty() ? "no parameters." : String.join(", ", known) + ", and nothing else."));
      }
      if (values.size() > 1 && !often.contains(name)) {
        throw Problem.badRequest(name + " is said " + values.size() + " times; say it once.");
      }
    });
  }
}
