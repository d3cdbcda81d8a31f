package dev.tally.reader.glyph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.image.GrayPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that describes the normaliser for ports says what the code does: its example's numbers are the code's. */
class NormaliserPageTest {
  private static final Path PAGE = Path.of("..", "docs", "normaliser.md");
  private static final Pattern CROP = Pattern.compile("```crop\n(.+?)```", Pattern.DOTALL);
  private static final Pattern VALUE = Pattern
      .compile("^\\| (\\w+)(?: \\((\\d+), (\\d+)\\))? \\| ([0-9.]+) \\|$", Pattern.MULTILINE);

  @Test
  void theExamplesNumbersAreTheCodes() throws IOException {
    String page = Files.readString(PAGE);
    GrayPicture crop = crop(page);
    GrayStrip.Steps steps = GrayStrip.steps(crop);
    List<MatchResult> values = VALUE.matcher(page).results().toList();
    assertTrue(values.size() > 15, "values: " + values.size());
    for (MatchResult value : values) {
      int x = value.group(2) == null ? 0 : Integer.parseInt(value.group(2));
      int y = value.group(3) == null ? 0 : Integer.parseInt(value.group(3));
      double found = switch (value.group(1)) {
        case "light" -> light(crop)[2 * y + x];
        case "ink" -> steps.ink()[y * steps.width() + x];
        case "middle" -> steps.middle();
        case "digit" -> steps.digit();
        case "left" -> steps.left();
        case "right" -> steps.right();
        case "slant" -> steps.slant();
        case "full" -> steps.full();
        case "strip" -> steps.laid().strip().pixels()[y * Strip.WIDTH + x] & 0xff;
        default -> throw new AssertionError("the page has a value that no step makes: " + value.group());
      };
      String digits = value.group(4).contains(".") ? "%.3f" : "%.0f";
      assertEquals(value.group(4), String.format(Locale.ROOT, digits, found), value.group());
    }
  }

  private static GrayPicture crop(String page) {
    String text = CROP.matcher(page).results().findFirst().orElseThrow().group(1);
    byte[] pixels = new byte[text.trim().split("\\s+").length];
    int i = 0;
    for (String tone : Stream.of(text.trim().split("\\s+")).toList()) {
      pixels[i++] = (byte) Integer.parseInt(tone);
    }
    int height = (int) text.lines().count();
    return new GrayPicture(pixels.length / height, height, pixels);
  }

  private static float[] light(GrayPicture crop) {
    float[] tones = new float[crop.pixels().length];
    for (int i = 0; i < tones.length; i++) {
      tones[i] = crop.pixels()[i] & 0xff;
    }
    return InkPlane.light(tones, crop.width(), crop.height(), 2, 2);
  }
}
