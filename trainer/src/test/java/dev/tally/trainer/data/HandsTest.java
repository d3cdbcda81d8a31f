package dev.tally.trainer.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.image.GrayPicture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading real hands, and keeping writers apart. */
class HandsTest {
  @TempDir
  private Path folder;

  private static byte[] bar() {
    byte[] pixels = new byte[30 * 30];
    Arrays.fill(pixels, (byte) 255);
    for (int y = 5; y < 25; y++) {
      pixels[y * 30 + 14] = 0;
      pixels[y * 30 + 15] = 0;
    }
    return new GrayPicture(30, 30, pixels).toPng();
  }

  private Path archive(Map<String, byte[]> files) throws IOException {
    return Files.write(folder.resolve("archive.tar"), TarBytes.of(files));
  }

  private Path lines(String... lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }
    return Files.write(folder.resolve("lines.jsonl.gz"), bytes.toByteArray());
  }

  private static String refusal(org.junit.jupiter.api.function.Executable reading) {
    String message = assertThrows(DataException.class, reading).getMessage();
    assertEquals(1, message.lines().count(), message);
    return message;
  }

  @Test
  void aFolderIsAWriter() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("w1/1/a.png", bar());
    files.put("w1/1/b.png", bar());
    files.put("w2/1/a.png", bar());
    files.put("labels.tsv", "file\texpected\n".getBytes(StandardCharsets.UTF_8));
    List<Hand> hands = HandPictures.swiss(archive(files));
    assertEquals(List.of("swiss/w1", "swiss/w2"), hands.stream().map(Hand::name).toList());
    Digits first = ((Hand.Glyphs) hands.getFirst()).digits();
    assertEquals(2, first.size());
    assertEquals(1, first.label(0));
  }

  @Test
  void cellsHaveTheirDigitsWithoutMarks() throws IOException {
    NumberCell cell = HandPictures.jungle(archive(Map.of("a.png", bar(), "labels.tsv",
        "file\texpected\tfolder\na.png\t20.4\t17\n".getBytes(StandardCharsets.UTF_8)))).getFirst();
    assertEquals("204", cell.digits());
    assertEquals("17", cell.folder());
  }

  @Test
  void strokesAreBroughtIntoABoxOneHigh() throws IOException {
    Path file = lines("{\"label\": \"1\", \"writer\": \"w\", \"strokes\": [[[10, 20], [20, 60]]]}");
    Hand.Strokes hand = (Hand.Strokes) PenDigits.read(file, "set").getFirst();
    assertEquals("set/w", hand.name());
    assertEquals(1, hand.digits().getFirst().label());
    assertEquals(0.25, hand.digits().getFirst().width(), 1e-6);
    assertEquals(List.of(0f, 0f, 0.25f, 1f), boxed(hand.digits().getFirst().strokes().getFirst()));
  }

  private static List<Float> boxed(float[] points) {
    List<Float> list = new ArrayList<>();
    for (float point : points) {
      list.add(point);
    }
    return list;
  }

  @Test
  void whatIsDamagedIsNamedInOneLine() throws IOException {
    byte[] whole = TarBytes.of(Map.of("w1/1/a.png", bar()));
    Path cut = Files.write(folder.resolve("cut.tar"), Arrays.copyOf(whole, 600));
    assertTrue(refusal(() -> HandPictures.swiss(cut)).contains("cut.tar"));
    Path other = Files.write(folder.resolve("other.tar"), new byte[] {1, 2, 3});
    assertTrue(refusal(() -> HandPictures.swiss(other)).contains("no tar archive"));
    assertTrue(refusal(() -> HandPictures.swiss(folder.resolve("none.tar"))).contains("none.tar"));
    Path noPicture = archive(Map.of("w1/1/a.png", new byte[] {1, 2, 3}));
    assertTrue(refusal(() -> HandPictures.swiss(noPicture)).contains("w1/1/a.png"));
    Path noDigit = archive(Map.of("w1/x/a.png", bar()));
    assertTrue(refusal(() -> HandPictures.swiss(noDigit)).contains("names no digit"));
    Path noLabel = archive(Map.of("labels.tsv", "head\nb.png\t1.2\t3\n".getBytes(StandardCharsets.UTF_8)));
    assertTrue(refusal(() -> HandPictures.jungle(noLabel)).contains("b.png"));
    Path noJson = lines("{\"label\": \"1\", \"writer\": \"w\", \"strokes\": [[[1, 2], [2, 9]]]}", "{oh");
    assertTrue(refusal(() -> PenDigits.read(noJson, "set")).contains("line 2"));
    Path noStrokes = lines("{\"label\": \"1\", \"writer\": \"w\", \"strokes\": []}");
    assertTrue(refusal(() -> PenDigits.read(noStrokes, "set")).contains("line 1"));
  }

  @Test
  void aMissingOrOtherFileSaysWhatToDo() throws IOException {
    assertTrue(refusal(() -> Hands.load(folder)).contains("--hands none"));
    Files.write(folder.resolve("swiss-numbers.tar"), new byte[512]);
    assertTrue(refusal(() -> Hands.load(folder)).contains("SHA-256"));
  }

  @Test
  void everyFourthWriterAndBookIsKeptOutAndTheSeedDrawsThem() {
    List<Hand> hands = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      hands.add(new Hand.Strokes("a/" + i, List.of()));
    }
    for (int i = 0; i < 8; i++) {
      hands.add(new Hand.Strokes("b/" + i, List.of()));
    }
    hands.add(new Hand.Strokes("crowd", List.of()));
    List<NumberCell> cells = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      cells.add(new NumberCell(new GrayPicture(1, 1, new byte[1]), "1", "book" + i % 8));
    }
    Hands all = new Hands(hands, cells);
    Hands.Parts parts = all.split(1);
    assertEquals(5, parts.validation().hands().size());
    assertEquals(3, parts.validation().hands().stream().filter(hand -> hand.name().startsWith("a/")).count());
    assertFalse(names(parts.validation()).contains("crowd"));
    Set<String> both = new HashSet<>(names(parts.train()));
    both.retainAll(names(parts.validation()));
    assertEquals(Set.of(), both);
    Set<String> books = books(parts.train());
    books.retainAll(books(parts.validation()));
    assertEquals(Set.of(), books);
    assertEquals(2, books(parts.validation()).size());
    assertEquals(names(parts.validation()), names(all.split(1).validation()));
    assertFalse(names(parts.validation()).equals(names(all.split(2).validation())));
  }

  @Test
  void aCardNamesTheSetsThatWereLearnedFrom() {
    Hand hand = new Hand.Strokes("a/1", List.of());
    NumberCell cell = new NumberCell(new GrayPicture(1, 1, new byte[1]), "1", "book");
    assertEquals(Set.of(), Hands.NONE.hashes().keySet());
    assertEquals(4, new Hands(List.of(hand), List.of()).hashes().size());
    assertTrue(new Hands(List.of(hand), List.of(cell)).hashes().containsKey("jungle-cells.tar"));
    assertFalse(new Hands(List.of(hand), List.of()).hashes().containsKey("jungle-cells.tar"));
  }

  private static Set<String> names(Hands hands) {
    return hands.hands().stream().map(Hand::name).collect(Collectors.toSet());
  }

  private static Set<String> books(Hands hands) {
    return hands.cells().stream().map(NumberCell::folder).collect(Collectors.toSet());
  }
}
