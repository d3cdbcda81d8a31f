package dev.tally.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.bench.TrainingReport.Measured;
import dev.tally.trainer.network.Architectures;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingReportTest {
  private static final Setup SETUP = new Setup(Architectures.BASE, 10, 1, Optional.empty());
  private static final long PARAMETERS = Architectures.BASE.parameterCount();

  /** One repeat of a second for each number of steps. */
  private static Measured measured(long parameters, double first, double warm, double last, int... steps) {
    List<Run> repeats = Arrays.stream(steps).mapToObj(s -> new Run(s, 1, first, last, 0)).toList();
    return new Measured(parameters, new Run(100, 1, first, warm, 0), repeats);
  }

  private static TrainingReport report(Map<Engine, Measured> measured) {
    return TrainingReport.of(SETUP, "nothing", List.of(9.0, 10.0, 50.0), new EnumMap<>(measured), Map.of());
  }

  @Test
  void ratiosAreToTheFastestPeerOfEachRepeat() {
    TrainingReport report = report(Map.of(Engine.TALLY, measured(PARAMETERS, 2.4, 0.5, 0.1, 60, 80, 100),
        Engine.LIBTORCH, measured(PARAMETERS, 2.4, 0.5, 0.1, 10, 40, 20), Engine.TENSORFLOW,
        measured(PARAMETERS, 2.4, 0.5, 0.1, 30, 16, 25)));
    assertEquals(Optional.of(Engine.TENSORFLOW), report.bestPeer());
    assertEquals(List.of(2.0, 2.0, 4.0), report.tallyToBestPeer());
    assertEquals(new Spread(800, 600, 1000), report.contenders().getFirst().imagesPerSecond());
    assertEquals(Optional.of(3.2), report.contenders().getFirst().ratioToBestPeer());
    assertEquals(List.of(), report.objections());
  }

  @Test
  void theShareIsOfTheMedianPeak() {
    TrainingReport report = report(Map.of(Engine.TALLY, measured(PARAMETERS, 2.4, 0.5, 0.1, 30)));
    double gigaflops = 300L * 15_396_864 / 1e9;
    assertEquals(gigaflops, report.contenders().getFirst().gigaflops(), 1e-9);
    assertEquals(gigaflops / 10, report.contenders().getFirst().shareOfPeak(), 1e-9);
    assertTrue(report.table().contains("peak: 10 GFLOP/s (9 to 50)"), report::table);
  }

  @Test
  void contendersThatTrainSomethingElseAreNamed() {
    TrainingReport report = report(Map.of(Engine.TALLY, measured(PARAMETERS, 2.4, 0.5, 0.1, 1),
        Engine.LIBTORCH, measured(PARAMETERS - 10, 2.4, 0.5, 0.1, 1), Engine.LIBTORCH_CHANNELS_LAST,
        measured(PARAMETERS, 2.41, 0.7, 0.1, 1), Engine.TENSORFLOW,
        measured(PARAMETERS, 2.4, 0.5, Double.NaN, 1)));
    assertEquals(4, report.objections().size(), report.objections()::toString);
    assertTrue(report.objections().getFirst().startsWith("libtorch trains 225024 parameters"));
    assertTrue(report.objections().get(1).startsWith("libtorch-channels-last starts at a loss of 2.41"));
    assertTrue(report.objections().get(2).startsWith("libtorch-channels-last has a loss of 0.7"));
    assertTrue(report.objections().getLast().startsWith("tensorflow does not learn"));
    assertTrue(report.table().contains("NOT THE SAME: tensorflow does not learn"));
  }

  @Test
  void aBusyMachineIsSaid() {
    Run quiet = new Run(10, 1, 2.4, 0.5, 0.02);
    Run disturbed = new Run(10, 1, 2.4, 0.5, 0.9);
    assertFalse(report(Map.of(Engine.TALLY, new Measured(PARAMETERS, quiet, List.of(quiet, quiet)))).table()
        .contains("NOT QUIET"));
    assertTrue(
        report(Map.of(Engine.TALLY, new Measured(PARAMETERS, quiet, List.of(disturbed, quiet)))).table()
            .contains("NOT QUIET: other processes took up to 0.9 cores"));
  }

  @Test
  void tallyAloneHasNoRatio() {
    TrainingReport report = report(Map.of(Engine.TALLY, measured(PARAMETERS, 2.4, 0.5, 0.1, 1)));
    assertEquals(Optional.empty(), report.bestPeer());
    assertEquals(List.of(), report.tallyToBestPeer());
  }
}
