package dev.tally.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** On a drawn page. */
class PrintCommandTest {
  @TempDir
  Path folder;

  private String page;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void draw() throws IOException {
    BufferedImage image = new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, 600, 400);
    pen.setColor(Color.BLACK);
    pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 32));
    pen.drawString("Grand Total", 60, 120);
    pen.drawString("12.50", 420, 300);
    pen.dispose();
    page = folder.resolve("page.png").toString();
    ImageIO.write(image, "png", new java.io.File(page));
  }

  private int tally(String... arguments) {
    CommandLine line = Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  @Test
  void tellsWhatIsPrintedAndWhere() {
    assertEquals(0, tally("print", page, "--json"), err::toString);
    JsonNode lines = new JsonMapper().readTree(out.toString()).get(0).get("lines");
    assertEquals(2, lines.size(), out::toString);
    assertEquals("Grand Total", lines.get(0).get("text").asString());
    assertEquals("12.50", lines.get(1).get("text").asString());
    assertTrue(lines.get(1).get("box").get("x").asDouble() > 0.6, out::toString);
    assertTrue(lines.get(1).get("box").get("y").asDouble() > 0.6, out::toString);
  }

  @Test
  void drawsThemOntoThePhoto() throws IOException {
    Path overlay = folder.resolve("lines.png");
    assertEquals(0, tally("print", page, "--overlay", overlay.toString()), err::toString);
    BufferedImage before = ImageIO.read(new java.io.File(page));
    BufferedImage drawn = ImageIO.read(overlay.toFile());
    assertEquals(2 * before.getWidth(), drawn.getWidth(), "the photo, and what it says");
    assertTrue(coloured(drawn.getSubimage(0, 0, 600, 400)) > 500, "boxes on the photo");
    assertTrue(coloured(drawn.getSubimage(600, 0, 600, 400)) > 300, "words beside it");
  }

  private static int coloured(BufferedImage image) {
    int coloured = 0;
    for (int i = 0; i < image.getWidth() * image.getHeight(); i++) {
      Color colour = new Color(image.getRGB(i % image.getWidth(), i / image.getWidth()));
      coloured += Math.abs(colour.getRed() - colour.getGreen()) > 40 ? 1 : 0;
    }
    return coloured;
  }

  @Test
  void aMissingPhotoIsNamedAndTheOthersAreRead() {
    assertEquals(1, tally("print", folder.resolve("none.png").toString(), page));
    assertTrue(err.toString().contains("none.png"), err::toString);
    assertTrue(out.toString().contains("Grand Total"), out::toString);
    assertEquals(2, tally("print", page, page, "--overlay", "x.png"));
    assertTrue(Files.notExists(Path.of("x.png")));
  }
}
