package dev.tally.trainer.weigh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.digit.DigitClassifier;
import dev.tally.reader.number.LatticeTrial;
import dev.tally.reader.page.InkFinder;
import dev.tally.reader.rule.RuleEraser;
import dev.tally.trainer.draw.PenOnPaper;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A weight that was spoilt is mended by the search, on lines of the project's own pen. */
class LatticeFitTest {
  @Test
  void aSpoiltWeightIsMended() {
    try (DigitClassifier classifier = DigitClassifier.named("digits")) {
      List<LatticeTrial> lines = Stream.of("1250", "4431", "86", "375")
          .map(number -> new LatticeTrial(
              RuleEraser
                  .erase(InkFinder.find(PenOnPaper.BALLPOINT.write(number, new Random(1))).orElseThrow()),
              number, classifier))
          .toList();
      LatticeFit fit = new LatticeFit(lines);
      double[] inUse = LatticeTrial.inUse();
      assertEquals(inUse.length, LatticeTrial.weights().size());
      assertEquals(1, fit.worth(inUse).right());
      double[] spoilt = inUse.clone();
      int sharpness = LatticeTrial.weights().indexOf("sharpness");
      spoilt[sharpness] = 0.2;
      List<LatticeFit.Change> changes = new ArrayList<>();
      double[] found = fit.search(spoilt, 1, changes::add);
      assertTrue(changes.stream().anyMatch(change -> change.weight() == sharpness && change.gained() > 0));
      assertTrue(found[sharpness] > 0.2);
      assertTrue(fit.worth(found).fitted() > fit.worth(spoilt).fitted());
    }
  }
}
