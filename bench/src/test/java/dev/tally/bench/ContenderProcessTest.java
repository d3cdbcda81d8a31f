package dev.tally.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.trainer.network.Architecture;
import dev.tally.trainer.network.Architectures;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContenderProcessTest {
  @TempDir
  Path noMnist;

  private Setup setup(Architecture architecture) {
    return new Setup(architecture, 8, 1, Optional.of(noMnist));
  }

  @Test
  void everyRunStartsAnew() {
    try (ContenderProcess process = ContenderProcess.start(Engine.TALLY, setup(Architectures.BASE), 2)) {
      assertEquals(Architectures.BASE.parameterCount(), process.ready().parameters());
      assertTrue(process.ready().data().startsWith("random pixels"), process.ready()::toString);
      assertEquals(2, process.ready().check().steps());
      Run first = process.run(new Effort(3, 0));
      Run second = process.run(new Effort(3, 0));
      assertEquals(3, first.steps());
      assertEquals(process.ready().check().firstLoss(), first.firstLoss());
      assertEquals(first.firstLoss(), second.firstLoss());
      assertEquals(first.lastLoss(), second.lastLoss());
    }
  }

  @Test
  void whatCannotStartSaysWhy() {
    Architecture unnamed = new Architecture("unnamed", Architectures.BASE.input(),
        Architectures.BASE.layers());
    BenchException e = assertThrows(BenchException.class,
        () -> ContenderProcess.start(Engine.TALLY, setup(unnamed), 1).close());
    assertTrue(e.getMessage().startsWith("tally failed: no network unnamed"), e.getMessage());
  }
}
