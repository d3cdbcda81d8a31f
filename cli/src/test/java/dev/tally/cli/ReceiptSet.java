package dev.tally.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.PhotoReader;
import dev.tally.reader.ReadOptions;
import dev.tally.reader.Reading;
import dev.tally.reader.corpus.Labels;
import dev.tally.reader.corpus.Result;
import dev.tally.reader.corpus.Result.Outcome;
import dev.tally.reader.image.ImageDecoder;
import dev.tally.reader.image.Photo;
import dev.tally.reader.image.Picture;
import dev.tally.reader.receipt.Receipt;
import dev.tally.trainer.draw.ReceiptGenerator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.function.Executable;

/**
 * A named set of photos of receipts and what is asked of it, in the manner of zxing's black-box tests: under each variation a floor
 * for right totals and a ceiling for wrong ones, which are counted apart from refusals. Where nothing is written a refusal is right.
 * All results are printed before any is judged.
 */
final class ReceiptSet {
  /** A floor that is beaten by more is to be raised. */
  private static final int LAX = 1;

  /** A photo and its total, or {@link Labels#NOTHING}. */
  private record Item(String name, String expected, Supplier<Picture> photo) {}

  private record Floor(Variation variation, int right, int wrong) {}

  private final String name;
  private final List<Item> items = new ArrayList<>();
  private final List<Floor> floors = new ArrayList<>();
  private ReadOptions options = ReadOptions.DEFAULTS;

  ReceiptSet(String name) {
    this.name = name;
  }

  ReceiptSet add(Path file, String expected) {
    items.add(new Item(file.getFileName().toString(), expected,
        () -> new ImageDecoder().decodePhoto(file).picture()));
    return this;
  }

  ReceiptSet add(String item, String expected, Picture photo) {
    items.add(new Item(item, expected, () -> photo));
    return this;
  }

  /** So many of a generator's photos, from the first on. */
  ReceiptSet add(ReceiptGenerator generator, int count) {
    items.addAll(IntStream.range(0, count).parallel().mapToObj(i -> {
      ReceiptGenerator.Sample sample = generator.sample(i);
      return new Item("photo " + i, sample.total(), () -> new ImageDecoder().decode(sample.jpeg()));
    }).toList());
    return this;
  }

  /** Handwriting alone is read. */
  ReceiptSet withoutPrint() {
    options = options.withPrint(false);
    return this;
  }

  int size() {
    return items.size();
  }

  /** At least so many totals must be right, and at most so many wrong. */
  ReceiptSet floor(Variation variation, int right, int wrong) {
    floors.add(new Floor(variation, right, wrong));
    return this;
  }

  /** Each photo is read under one variation, the next photo under the next: at least so many right, and at most so many wrong. */
  void checkInTurn(PhotoReader reader, int right, int wrong) {
    Variation[] all = Variation.values();
    List<Result> results = read(reader, i -> all[i % all.length]);
    assertAll(judged("variations in turn", results, right, wrong));
  }

  void check(PhotoReader reader) {
    List<Executable> judged = new ArrayList<>();
    for (Floor floor : floors) {
      judged.addAll(
          judged(floor.variation.name(), read(reader, _ -> floor.variation), floor.right, floor.wrong));
    }
    assertAll(judged);
  }

  private List<Result> read(PhotoReader reader, IntFunction<Variation> variation) {
    return IntStream.range(0, items.size())
        .parallel()
        .mapToObj(i -> read(reader, items.get(i), variation.apply(i)))
        .toList();
  }

  private Result read(PhotoReader reader, Item item, Variation variation) {
    Photo photo = new Photo(variation.of(item.photo.get()), Optional.empty());
    Receipt receipt = reader.readReceipt(photo, options);
    assertTrue(!(receipt.total() instanceof Reading.Read) || !receipt.because().isEmpty(),
        item.name + ": an answer without a reason");
    return new Result(new Labels.Item(Path.of(item.name), item.expected), receipt.total());
  }

  private List<Executable> judged(String how, List<Result> results, int leastRight, int mostWrong) {
    long right = count(results, Outcome.CORRECT);
    long wrong = count(results, Outcome.WRONG);
    System.out.printf("%s, %s: right %d (floor %d), wrong %d (ceiling %d), refused %d of %d%s%n", name, how,
        right, leastRight, wrong, mostWrong, results.size() - right - wrong, results.size(),
        right > leastRight + LAX ? "; raise the floor" : "");
    results.stream()
        .filter(result -> result.outcome() == Outcome.WRONG)
        .forEach(result -> System.out.println("  wrong: " + result.item().file() + " is "
            + result.item().expected() + ", read " + result.best().orElseThrow().value()));
    return List.of(() -> assertTrue(right >= leastRight, name + ", " + how + ": right " + right),
        () -> assertTrue(wrong <= mostWrong, name + ", " + how + ": wrong " + wrong));
  }

  private static long count(List<Result> results, Outcome outcome) {
    return results.stream().filter(result -> result.outcome() == outcome).count();
  }
}
