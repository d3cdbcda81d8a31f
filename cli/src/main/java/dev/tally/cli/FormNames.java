package dev.tally.cli;

import dev.tally.trainer.draw.Form;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** What {@code --form} takes: forms, and {@code all} for every one. */
final class FormNames implements Iterable<String> {
  private static final String ALL = "all";

  @Override
  public Iterator<String> iterator() {
    return Stream.concat(Stream.of(ALL), Arrays.stream(Form.values()).map(Form::toString)).iterator();
  }

  /** Those of that name; none where there is no such form. */
  static List<Form> named(String name) {
    return Arrays.stream(Form.values())
        .filter(form -> name.equals(ALL) || form.toString().equals(name))
        .toList();
  }
}
