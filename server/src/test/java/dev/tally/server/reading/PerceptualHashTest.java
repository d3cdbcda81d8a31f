package dev.tally.server.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.image.ImageDecoder;
import dev.tally.reader.image.Picture;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PerceptualHashTest {
  private final Picture picture = new ImageDecoder().decode(Path.of("../examples/number-793608.png"));

  private Picture changed(int brighter, int noise) {
    Random random = new Random(3);
    byte[] rgb = picture.rgb().clone();
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) Math.clamp((rgb[i] & 0xFF) + brighter + random.nextInt(2 * noise + 1) - noise, 0, 255);
    }
    return new Picture(picture.width(), picture.height(), rgb);
  }

  @Test
  void scaleLightAndNoiseHardlyChangeIt() {
    long hash = PerceptualHash.of(picture);
    assertTrue(PerceptualHash.distance(hash, PerceptualHash.of(picture.within(picture.width() / 2))) <= 4);
    assertTrue(PerceptualHash.distance(hash, PerceptualHash.of(changed(-20, 12))) <= 6);
  }

  @Test
  void anotherPictureHasAnother() {
    Picture other = new ImageDecoder().decode(Path.of("../examples/number-1250.png"));
    assertTrue(PerceptualHash.distance(PerceptualHash.of(picture), PerceptualHash.of(other)) > 10);
  }

  @Test
  void smallerThanItsPlacesWorksToo() {
    assertEquals(0, PerceptualHash.of(new Picture(2, 2, new byte[12])));
  }
}
