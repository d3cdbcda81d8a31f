package dev.tally.reader.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.Box;
import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {
  private static final Box BOX = new Box(0, 0, 1, 1);

  @TempDir
  Path folder;

  private Path labels(String text) throws IOException {
    return Files.writeString(folder.resolve("labels.tsv"), text);
  }

  @Test
  void labelsAreRelativeToTheirFileAndFurtherColumnsIgnored() throws IOException {
    Labels read = Labels.read(labels("file\tdigits\tboxes\na/1.png\t25441\t[1]\n\nb.png\t-\n"));
    assertEquals(List.of(new Labels.Item(folder.resolve("a/1.png"), "25441"),
        new Labels.Item(folder.resolve("b.png"), "-")), read.items());
    assertTrue(read.items().get(1).isNothing());
  }

  @Test
  void aColumnSaysWhoWroteIt() throws IOException {
    Labels read = Labels
        .read(labels("file\texpected\tform\twritten\na.png\t7.60\ttill\tprint\nb.png\t9.00\n"));
    assertEquals(List.of(Optional.of("print"), Optional.empty()),
        read.items().stream().map(Labels.Item::written).toList());
  }

  @Test
  void malformedLabelsNameTheLine() throws IOException {
    Path file = labels("file\tdigits\na.png\t1\nb.png\n");
    CorpusException e = assertThrows(CorpusException.class, () -> Labels.read(file));
    assertTrue(e.getMessage().contains("line 3"), e.getMessage());
  }

  @Test
  void missingEmptyAndBinaryLabelsAreRefused() throws IOException {
    assertThrows(CorpusException.class, () -> Labels.read(folder.resolve("none.tsv")));
    Path empty = labels("file\tdigits\n");
    assertThrows(CorpusException.class, () -> Labels.read(empty));
    Path binary = Files.write(folder.resolve("x.tsv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    assertThrows(CorpusException.class, () -> Labels.read(binary));
  }

  private static Result read(String expected, String value, String text, double confidence) {
    return new Result(new Labels.Item(Path.of("x"), expected),
        new Reading.Read(new Candidate(value, text, confidence), List.of(), BOX, List.of()));
  }

  private static Result unsure(String expected, String value, double confidence) {
    return new Result(new Labels.Item(Path.of("x"), expected),
        new Reading.Unsure(List.of(new Candidate(value, value, confidence)),
            new Reason(Reason.Code.NOT_CLEAR, "?"), BOX, List.of()));
  }

  @Test
  void aWrongAnswerIsCountedApartFromARefusal() {
    Score score = Score
        .of(List.of(read("12", "12", "12.-", 0.9), read("13", "12", "12", 0.8), unsure("7", "7", 0.4),
            unsure("-", "3", 0.2), read("44.31", "4431", "44.31-", 0.7), read("-", "5", "5", 0.6)), 1);
    assertEquals(6, score.count());
    assertEquals(3, score.correct());
    assertEquals(2, score.wrong());
    assertEquals(1, score.refused());
    assertEquals(0.5, score.accuracy());
  }

  @Test
  void coverageIsWhatCanBeAnsweredAtARisk() {
    List<Result> results = List.of(read("1", "1", "1", 0.9), read("2", "2", "2", 0.8),
        read("3", "8", "8", 0.7), read("4", "4", "4", 0.6), unsure("5", "5", 0.5));
    Score score = Score.of(results, 1);
    assertEquals(0.4, score.coverageAt(0));
    assertEquals(1.0, score.coverageAt(0.2));
    assertEquals(0.8, score.accuracyIfForced());
  }

  @Test
  void aurocIsTheShareOfPairsInOrder() {
    Score score = Score.of(List.of(read("1", "1", "1", 0.9), read("2", "2", "2", 0.4), unsure("-", "3", 0.5),
        unsure("-", "3", 0.1)), 1);
    assertEquals(0.75, score.auroc().orElseThrow());
    assertTrue(Score.of(List.of(read("1", "1", "1", 0.9)), 1).auroc().isEmpty());
  }
}
