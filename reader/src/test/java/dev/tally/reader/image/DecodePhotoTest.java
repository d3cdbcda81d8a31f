package dev.tally.reader.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.NeedsData;
import dev.tally.reader.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Real photos, cut short. */
@NeedsData("bills-handwritten")
class DecodePhotoTest {
  private final Path bills = SharedData.directory("bills-handwritten").resolve("images");

  @Test
  void aPhotoWhoseEndIsMissingIsGivenAsFarAsItGoes() {
    Photo photo = new ImageDecoder().decodePhoto(bills.resolve("bill10.jpg"));
    assertEquals(1200, photo.picture().width());
    assertTrue(photo.damage().orElseThrow().contains("cut short"), photo.damage().toString());
  }

  @Test
  void halfAPhotoIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(bills.resolve("bill6.jpg"));
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    ImageException e = assertThrows(ImageException.class, () -> new ImageDecoder().decodePhoto(half));
    assertEquals(ImageException.Kind.TRUNCATED, e.kind());
    assertTrue(new ImageDecoder().decodePhoto(whole).damage().isEmpty());
  }
}
