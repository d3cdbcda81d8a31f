package dev.tally.trainer.report;

import dev.tally.reader.image.GrayPicture;
import dev.tally.trainer.data.Digits;
import dev.tally.trainer.evaluate.Predictions;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The digits that were misread, as pictures, the surest mistake first, with what was thought of each. */
final class Misreads {
  /** Enough to see a pattern; a bad run has thousands. */
  private static final int MOST = 120;
  private static final int THOUGHTS = 3;

  private Misreads() {}

  static Markup draw(Predictions predictions, Digits digits) {
    List<Integer> wrong = IntStream.range(0, predictions.size())
        .filter(i -> !predictions.isRight(i))
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> predictions.confidence(i)).reversed())
        .toList();
    Markup list = new Markup();
    if (wrong.isEmpty()) {
      return list.leaf("p", "None was misread.");
    }
    list.open("ul", "class", "misreads");
    wrong.stream().limit(MOST).forEach(i -> item(list, predictions, digits, i));
    list.close();
    if (wrong.size() > MOST) {
      list.leaf("p", "The surest " + MOST + " of " + Figures.count(wrong.size()) + ".", "class", "about");
    }
    return list.line();
  }

  private static void item(Markup list, Predictions predictions, Digits digits, int i) {
    String is = Integer.toString(digits.label(i));
    list.open("li")
        .empty("img", "src", picture(digits, i), "width", "84", "height", "84", "alt", "a handwritten " + is,
            "title", "validation image " + i)
        .open("p")
        .text("is ")
        .leaf("b", is)
        .text(", read ")
        .leaf("b", Integer.toString(predictions.answer(i)), "class", "bad")
        .close()
        .open("ol");
    IntStream.range(0, predictions.classes())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer k) -> predictions.probability(i, k)).reversed())
        .limit(THOUGHTS)
        .forEach(k -> thought(list, k, predictions.probability(i, k), k == digits.label(i)));
    list.close().close().line();
  }

  private static void thought(Markup list, int digit, double probability, boolean truth) {
    list.open("li", "class", truth ? "truth" : "", "style",
        "--share:" + Figures.percent(probability, 1).replace(" ", ""))
        .leaf("b", Integer.toString(digit))
        .leaf("span", Figures.sure(probability))
        .close();
  }

  /** Dark ink on light paper; the page turns it over where it is dark. */
  private static String picture(Digits digits, int i) {
    byte[] image = digits.image(i);
    for (int k = 0; k < image.length; k++) {
      image[k] = (byte) (255 - (image[k] & 0xff));
    }
    byte[] png = new GrayPicture(Digits.SIDE, Digits.SIDE, image).toPng();
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }
}
