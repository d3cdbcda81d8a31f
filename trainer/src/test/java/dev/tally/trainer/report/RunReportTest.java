package dev.tally.trainer.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.digit.ModelCard;
import dev.tally.trainer.data.Digits;
import dev.tally.trainer.evaluate.Predictions;
import dev.tally.trainer.evaluate.RiskCoverage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class RunReportTest {
  private static final String NASTY = "<script>alert('x')</script> & \"co\"";
  private static final String HISTORY = """
      epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,learning_rate,seconds,kept,later
      1,0.2,0.93,0.07,0.978,0.001,7.5,true,4
      2,0.1,0.97,0.05,1.0,0.0005,5.0,true,4
      """;

  /** Ten images of each digit; some taken for the next digit with the given confidences, the rest right with 0.9. */
  private static Predictions predictions(double... mistaken) {
    float[] probabilities = new float[1000];
    int[] labels = new int[100];
    for (int i = 0; i < 100; i++) {
      labels[i] = i % 10;
      int answer = i < mistaken.length ? (labels[i] + 1) % 10 : labels[i];
      double confidence = i < mistaken.length ? mistaken[i] : 0.9;
      for (int k = 0; k < 10; k++) {
        probabilities[10 * i
            + k] = (float) (k == answer ? confidence : k == (answer + 1) % 10 ? 1 - confidence : 0);
      }
    }
    return new Predictions(probabilities, labels, 10);
  }

  private static Digits digits(int[] labels) {
    byte[] bytes = new byte[labels.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) labels[i];
    }
    byte[] images = new byte[labels.length * Digits.PIXELS];
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < images.length; i++) {
      images[i] = (byte) random.nextInt(256);
    }
    return Digits.of(images, bytes);
  }

  private static String page(String name, String history, double... mistaken) {
    Predictions predictions = predictions(mistaken);
    RiskCoverage risk = RiskCoverage.of(predictions);
    ModelCard card = new ModelCard(ModelCard.FORMAT, name, NASTY, 3, NASTY, Map.of(NASTY, NASTY), 1,
        Map.of(NASTY, NASTY), Map.of("java", NASTY), new ModelCard.Validation(100, 2, predictions.accuracy(),
            predictions.loss(), 1, predictions.calibrationError(), risk.points(), risk.thresholds()));
    return RunReport.html(card, history.isEmpty() ? History.NONE : History.parse(history), predictions,
        digits(predictions.labels()));
  }

  /** The pages are written as XML, so that any XML parser finds a tag that is not closed or a text that is not escaped. */
  private static Document parsed(String page) throws Exception {
    String xml = page.replaceFirst("<!DOCTYPE html>", "").replaceFirst("(?s)<style>.*?</style>", "");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void everyTextIsEscaped() throws Exception {
    String page = page(NASTY, HISTORY, 0.7);
    assertEquals(0, parsed(page).getElementsByTagName("script").getLength());
    assertFalse(page.contains("<script"));
    assertEquals(NASTY, parsed(page).getElementsByTagName("h1").item(0).getTextContent());
    assertEquals("a&amp;b&lt;c&gt;d&quot;e&#39;f\ufffd", new Markup().text("a&b<c>d\"e'f\0").toString());
    assertEquals("<i x=\"&quot;&gt;\"/>", new Markup().empty("i", "x", "\">").toString());
    assertThrows(IllegalArgumentException.class, () -> new Markup().style("</style>"));
    assertThrows(IllegalStateException.class, () -> new Markup().open("p").toString());
  }

  @Test
  void nothingIsFetchedAndNothingIsMissing() throws Exception {
    String page = page("mine", HISTORY, 0.7, 0.95);
    assertFalse(
        page.contains("http") || page.contains("url(") || page.contains("@import") || page.contains("NaN"),
        page);
    assertEquals(6, parsed(page).getElementsByTagName("svg").getLength());
    assertTrue(page.contains("prefers-color-scheme: dark") && page.contains("@media print"));
  }

  @Test
  void misreadDigitsComeSurestFirstWithWhatWasThoughtOfThem() {
    String page = page("mine", HISTORY, 0.7, 0.95, 0.8);
    Matcher items = Pattern
        .compile(
            "is <b>(\\d)</b>, read <b class=\"bad\">(\\d)</b></p><ol>.*?<b>(\\d)</b><span>([^<]*)</span>")
        .matcher(page);
    StringBuilder found = new StringBuilder();
    while (items.find()) {
      found.append(items.group(1))
          .append(items.group(2))
          .append(items.group(3))
          .append(' ')
          .append(items.group(4))
          .append("; ");
    }
    assertEquals("122 95.0 %; 233 80.0 %; 011 70.0 %; ", found.toString());
    assertEquals(3, page.split("data:image/png;base64,iVBOR", -1).length - 1);
  }

  @Test
  void extremesAreDrawn() throws Exception {
    assertTrue(page("none wrong", HISTORY).contains("None was misread"));
    double[] all = new double[100];
    Arrays.fill(all, 1);
    parsed(page("all wrong and sure", "", all));
    parsed(page("no history", ""));
    parsed(page("one epoch, no learning",
        "epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,learning_rate\n1,0,1,NaN,0,0\n",
        0.5));
  }

  @Test
  void axesHaveRoundTicks() {
    assertEquals(List.of("0", "0.2", "0.4", "0.6", "0.8", "1"),
        labels(Axis.linear("", 0, 1, Figures::plain)));
    assertEquals(List.of("0.02", "0.03", "0.05", "0.1", "0.2"),
        labels(Axis.log("", 0.016, 0.25, Figures::plain)));
    assertEquals(List.of("99 %", "90 %"),
        labels(Axis.accuracy(0.88, 0.9905)).stream().filter(label -> label.matches("9[09] %")).toList());
    assertEquals(0.5, Axis.accuracy(0.9, 0.999).at(0.99), 1e-9);
    assertEquals(List.of("1", "2", "4", "6", "8", "10", "12"), labels(Axis.epochs(12)));
  }

  private static List<String> labels(Axis axis) {
    return axis.ticks().stream().map(Axis.Tick::label).toList();
  }

  @Test
  void figuresAsPeopleReadThem() {
    assertEquals("0.0001", Figures.plain(1e-4));
    assertEquals("100", Figures.plain(100));
    assertEquals("1 in 1,000", Figures.oneIn(0.001));
    assertEquals("0.99987", Figures.confidence(0.99987));
    assertEquals("0.9971", Figures.confidence(0.997003));
    assertEquals("1", Figures.confidence(1));
    assertEquals("99.98 %", Figures.sure(0.9998));
    assertEquals("2 h 05 min", Figures.duration(7500));
  }
}
