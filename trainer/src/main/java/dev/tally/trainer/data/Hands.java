package dev.tally.trainer.data;

import dev.tally.trainer.data.Hand.Glyphs;
import dev.tally.trainer.data.Hand.Strokes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Real hands that models may learn from: whole writers, and numbers in tables as they were photographed.
 *
 * @param hands the writers
 * @param cells the photographed numbers
 */
public record Hands(List<Hand> hands, List<NumberCell> cells) {
  public static final Hands NONE = new Hands(List.of(), List.of());
  /** Every so many'th writer is kept out of training. */
  private static final int KEPT_OUT = 4;

  public Hands {
    hands = List.copyOf(hands);
    cells = List.copyOf(cells);
  }

  /** What a network learns from, and whom it has never seen. */
  public record Parts(Hands train, Hands validation) {}

  /**
   * Reads all sets of {@link HandsFile} in a folder.
   *
   * @throws DataException if one is missing, another than it should be, or damaged
   */
  public static Hands load(Path folder) {
    return new Hands(digits(folder).hands(), HandPictures.jungle(file(folder, HandsFile.JUNGLE)));
  }

  /**
   * Reads the sets of single digits alone.
   *
   * @throws DataException if one is missing, another than it should be, or damaged
   */
  public static Hands digits(Path folder) {
    List<Hand> hands = new ArrayList<>();
    hands.addAll(HandPictures.swiss(file(folder, HandsFile.SWISS)));
    hands.add(HandPictures.bhmsds(file(folder, HandsFile.BHMSDS)));
    hands.addAll(PenDigits.read(file(folder, HandsFile.PENDIGITS), "pendigits"));
    hands.addAll(PenDigits.read(file(folder, HandsFile.UJI), "uji"));
    return new Hands(hands, List.of());
  }

  /** SHA-256 of the sets they are of by file name, for cards. */
  public Map<String, String> hashes() {
    return Arrays.stream(HandsFile.values())
        .filter(file -> file == HandsFile.JUNGLE ? !cells.isEmpty() : !hands.isEmpty())
        .collect(Collectors.toMap(HandsFile::fileName, HandsFile::sha256, (a, b) -> a, LinkedHashMap::new));
  }

  private static Path file(Path folder, HandsFile file) {
    return file.in(folder)
        .orElseThrow(() -> new DataException(
            "%s lacks %s: point --data at a folder whose hands/ has it, or train with --hands none"
                .formatted(folder, file.fileName())));
  }

  /**
   * Keeps every fourth writer of each set out, and every fourth book of the cells. A set without writers is learned from as a whole:
   * whoever wrote a picture of it may have written any other.
   *
   * @param seed draws who
   */
  public Parts split(long seed) {
    Map<String, List<Hand>> bySet = new LinkedHashMap<>();
    hands.forEach(
        hand -> bySet.computeIfAbsent(hand.name().replaceAll("/.*", ""), set -> new ArrayList<>()).add(hand));
    List<Hand> learnt = new ArrayList<>();
    List<Hand> kept = new ArrayList<>();
    bySet.values().forEach(set -> part(set, Hand::name, seed, learnt, kept));
    Map<String, List<NumberCell>> byBook = new LinkedHashMap<>();
    cells.forEach(cell -> byBook.computeIfAbsent(cell.folder(), folder -> new ArrayList<>()).add(cell));
    List<String> learntBooks = new ArrayList<>();
    List<String> keptBooks = new ArrayList<>();
    part(List.copyOf(byBook.keySet()), Function.identity(), seed, learntBooks, keptBooks);
    return new Parts(new Hands(learnt, of(learntBooks, byBook)), new Hands(kept, of(keptBooks, byBook)));
  }

  private static List<NumberCell> of(List<String> books, Map<String, List<NumberCell>> byBook) {
    return books.stream().flatMap(book -> byBook.get(book).stream()).toList();
  }

  private static <T> void part(List<T> all, Function<T, String> name, long seed, List<T> most,
      List<T> fourth) {
    List<T> shuffled = new ArrayList<>(all);
    shuffled.sort(Comparator.comparing(name));
    Collections.shuffle(shuffled, new Random(seed));
    for (int i = 0; i < shuffled.size(); i++) {
      (i % KEPT_OUT == KEPT_OUT - 1 ? fourth : most).add(shuffled.get(i));
    }
  }

  /** How many writers and cells there are. */
  @Override
  public String toString() {
    long strokes = hands.stream().filter(Strokes.class::isInstance).count();
    long glyphs = hands.stream().filter(Glyphs.class::isInstance).count();
    return glyphs + " hands as pictures, " + strokes + " as strokes, " + cells.size() + " cells";
  }
}
