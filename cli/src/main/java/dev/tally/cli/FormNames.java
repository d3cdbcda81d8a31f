package dev.tally.cli;

import dev.tally.trainer.draw.Form;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The names of forms, and {@code all} for every one. */
final class FormNames implements ITypeConverter<List<Form>>, Iterable<String> {
  @Override
  public List<Form> convert(String name) {
    if (name.equals("all")) {
      return List.of(Form.values());
    }
    return Arrays.stream(Form.values())
        .filter(form -> form.toString().equals(name))
        .findFirst()
        .map(List::of)
        .orElseThrow(() -> new TypeConversionException(
            "'" + name + "' is no form; there are all, " + String.join(", ", this)));
  }

  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(Form.values()).map(Form::toString).iterator();
  }
}
