package dev.tally.reader.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.Reason;
import dev.tally.reader.image.Picture;
import dev.tally.reader.image.PictureMats;
import dev.tally.reader.image.PixelBox;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhotoAdviceTest {
  private static final Quad PLACE = new Quad(new Place(230, 140), new Place(690, 190), new Place(670, 960),
      new Place(160, 900));

  private static String advice(Picture photo) {
    return PhotoAdvice.of(photo, PageFinder.find(photo)).map(Reason::sentence).orElse("none");
  }

  private static void assertAdvises(String expected, Picture photo) {
    assertTrue(advice(photo).contains(expected), advice(photo));
  }

  @ParameterizedTest
  @EnumSource
  void aGoodPhotoIsTried(ReceiptOnTable.Table table) {
    Picture photo = ReceiptOnTable.photo(table, PLACE);
    assertEquals(Optional.empty(), PhotoAdvice.of(photo, PageFinder.find(photo)));
  }

  @Test
  void aBlurredPhotoIsToBeTakenWithAStillHand() {
    Picture photo = ReceiptOnTable.photo(ReceiptOnTable.Table.DARK, PLACE);
    try (PointerScope _ = new PointerScope()) {
      Mat mat = PictureMats.mat(photo);
      opencv_imgproc.GaussianBlur(mat, mat, new Size(0, 0), 14);
      assertAdvises("hold the phone still", PictureMats.picture(mat));
    }
  }

  @Test
  void aDarkPhotoNeedsMoreLight() {
    byte[] rgb = ReceiptOnTable.photo(ReceiptOnTable.Table.WOOD, PLACE).rgb().clone();
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) ((rgb[i] & 0xff) / 8);
    }
    assertAdvises("more light", new Picture(900, 1200, rgb));
  }

  @Test
  void aReceiptFarAwayNeedsACloserLook() {
    assertAdvises("move closer", ReceiptOnTable.photo(ReceiptOnTable.Table.WOOD, PLACE).within(180));
  }

  @ParameterizedTest
  @EnumSource(names = {"DARK", "LIGHT"})
  void aTableWithoutReceiptIsNone(ReceiptOnTable.Table table) {
    Picture photo = ReceiptOnTable.photo(table, PLACE);
    assertAdvises("no receipt", photo.crop(new PixelBox(0, 980, 900, 220)));
  }
}
