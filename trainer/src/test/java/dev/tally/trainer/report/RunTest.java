package dev.tally.trainer.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.json.CardJson;
import dev.tally.reader.digit.ModelCard;
import dev.tally.trainer.report.Comparison.Figure;
import dev.tally.trainer.report.Comparison.SeedGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
  private static final String HEADER = "epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,learning_rate,seconds,kept\n";

  @TempDir
  Path folder;

  private Path run(String name, double accuracy, double loss, long seed, String batch) throws IOException {
    ModelCard card = new ModelCard(ModelCard.FORMAT, "m", "base", 7, "tally", Map.of("a.gz", "00"), seed,
        Map.of("epochs", "2", "batch", batch), Map.of("java", "25"),
        new ModelCard.Validation(100, 2, accuracy, loss, 1, 0.01));
    Path run = Files.createDirectories(folder.resolve(name));
    Files.writeString(run.resolve("m.onnx"), "weights");
    Files.writeString(run.resolve("m.json"), CardJson.of(card));
    Files.writeString(run.resolve("history.csv"),
        HEADER + "1,0.2,0.9,0.1,0.95,0.001,1.5,true\n2,0.1,0.95,0.08,0.97,0.0005,2.5,true\n");
    Files.writeString(run.resolve("settings.txt"), "epochs = 2");
    Files.writeString(run.resolve("state.json"), "{\"not\": \"a card\"}");
    return run;
  }

  @Test
  void theBestComesFirstAndTheBrokenLastAndNothingIsThrown() throws IOException {
    run("good", 0.99, 0.04, 1, "64");
    run("better", 0.99, 0.03, 2, "64");
    run("worst", 0.9, 0.3, 3, "64");
    Files.createDirectories(folder.resolve("a-empty"));
    Path half = run("b-half", 0.99, 0.01, 1, "64");
    Files.writeString(half.resolve("m.json"), "{\"format\": 1, \"network\":");
    Files.writeString(run("c-cut", 0.99, 0.01, 1, "64").resolve("history.csv"), HEADER + "1,0.2,0.9\n");
    Files.writeString(run("d-words", 0.99, 0.01, 1, "64").resolve("history.csv"),
        HEADER + "1,x,0.9,0.1,0.95,0.001,1.5,true\n");
    Files.write(run("e-bytes", 0.99, 0.01, 1, "64").resolve("m.json"), new byte[] {(byte) 0xc3, 0x28});
    Files.writeString(run("f-bare", 0.99, 0.01, 1, "64").resolve("m.json"),
        "{\"format\": 1, \"network\": \"base\"}");
    Files.delete(run("g-modelless", 0.99, 0.01, 1, "64").resolve("m.onnx"));
    Files.createDirectories(folder.resolve(".hidden"));
    Files.writeString(folder.resolve("file.txt"), "");

    List<Found> found = Run.list(folder);
    assertEquals(List.of("better", "good", "worst", "a-empty", "b-half", "c-cut", "d-words", "e-bytes",
        "f-bare", "g-modelless"), found.stream().map(Found::name).toList());
    for (Found broken : found.subList(3, found.size())) {
      String reason = assertInstanceOf(Broken.class, broken).reason();
      assertTrue(reason.contains(broken.folder().toString()) && !reason.contains("\n"), reason);
    }
    assertTrue(((Broken) found.get(6)).reason().contains("line 2: 'x' is no number"),
        found.get(6).toString());
  }

  @Test
  void whatIsLeftOfARunIsRead() throws IOException {
    Path path = run("one", 0.9, 0.3, 3, "64");
    Run whole = Run.read(path);
    assertEquals(4, whole.history().seconds());
    assertFalse(whole.isUnfinished());
    Files.writeString(path.resolve("history.csv"), HEADER + "1,0.2,0.9,0.1,0.95,0.001,1.5,true\n");
    assertTrue(Run.read(path).isUnfinished());
    Files.delete(path.resolve("history.csv"));
    assertEquals(0, Run.read(path).history().epochs());
    assertThrows(RunException.class, () -> Run.read(folder.resolve("nowhere")));
    assertThrows(RunException.class, () -> Run.list(folder.resolve("nowhere")));
    assertThrows(RunException.class, () -> Run.list(path.resolve("m.json")));
  }

  @Test
  void runsThatDifferInTheSeedAloneAreTakenTogether() throws IOException {
    Comparison comparison = new Comparison(
        List.of(Run.read(run("a", 0.98, 0.1, 1, "64")), Run.read(run("b", 0.99, 0.2, 2, "64")),
            Run.read(run("c", 0.97, 0.3, 3, "64")), Run.read(run("d", 0.5, 0.3, 4, "128"))));
    assertEquals(Map.of("batch", List.of("64", "64", "64", "128"), "seed", List.of("1", "2", "3", "4")),
        comparison.differences());
    List<SeedGroup> groups = comparison.seedGroups();
    assertEquals(1, groups.size());
    assertEquals(List.of(1L, 2L, 3L), groups.getFirst().seeds());
    assertEquals(0.98, groups.getFirst().mean(Figure.ACCURACY), 1e-12);
    assertEquals(0.01, groups.getFirst().deviation(Figure.ACCURACY), 1e-12);
    assertEquals(0.1, groups.getFirst().deviation(Figure.LOSS), 1e-12);
    String page = ComparisonPage.html(comparison);
    assertTrue(page.contains("98.00 % ± 1.00 %") && page.contains("1, 2, 3"), page);
  }

  @Test
  void theSameRunTwiceIsNoSecondSeed() throws IOException {
    Run run = Run.read(run("a", 0.98, 0.1, 1, "64"));
    assertEquals(List.of(), new Comparison(List.of(run, run)).seedGroups());
    assertEquals(Map.of(), new Comparison(List.of(run, run)).differences());
  }
}
