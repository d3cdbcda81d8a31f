package example;

import dev.tally.reader.PhotoReader;
import dev.tally.reader.ReadOptions;
import dev.tally.reader.Reading;
import java.nio.file.Path;
import java.util.Currency;

/** Prints what number is on the picture that its argument names. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    ReadOptions dollars = ReadOptions.DEFAULTS.withCurrency(Currency.getInstance("USD"));
    try (PhotoReader reader = PhotoReader.open()) {
      System.out.println(switch (reader.readNumber(Path.of(args[0]), dollars)) {
        case Reading.Read read -> "read " + read.value();
        case Reading.Unsure unsure -> "unsure: " + unsure.reason();
        case Reading.Unreadable unreadable -> "unreadable: " + unreadable.reason();
      });
    }
  }
}
