package dev.tally.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tally.reader.NeedsData;
import dev.tally.reader.PhotoReader;
import dev.tally.reader.ReadOptions;
import dev.tally.reader.Reading;
import dev.tally.reader.SharedData;
import dev.tally.reader.corpus.Labels;
import dev.tally.reader.image.ImageDecoder;
import dev.tally.reader.image.Picture;
import dev.tally.reader.image.PictureMats;
import dev.tally.trainer.draw.Paper;
import dev.tally.trainer.draw.ReceiptGenerator;
import dev.tally.trainer.draw.Trait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every set of photos of receipts that reading is held to; see {@link ReceiptSet}. */
class ReceiptCorpusTest {
  private static PhotoReader reader;

  @BeforeAll
  static void open() {
    reader = PhotoReader.open();
  }

  @AfterAll
  static void close() {
    reader.close();
  }

  private static ReceiptGenerator strokes(long seed) {
    return new ReceiptGenerator(seed, Optional.empty());
  }

  @Test
  void bills1() {
    new ReceiptSet("bills-1, made up, strokes").add(strokes(1), 12)
        .floor(Variation.AS_IS, 11, 0)
        .check(reader);
  }

  @Test
  void bills2() {
    new ReceiptSet("bills-2, made up, strokes").add(strokes(2), 7).checkInTurn(reader, 6, 0);
  }

  @Test
  void crossed1() {
    new ReceiptSet("crossed-1, made up, some amounts crossed out")
        .add(strokes(7).with(Set.of(Trait.CROSSED_OUT)), 7)
        .checkInTurn(reader, 6, 0);
  }

  /** Circles and boxes that touch the digits are taken off where they are closed; lines are not. */
  @Test
  void framed1() {
    new ReceiptSet("framed-1, made up, totals circled, boxed or underlined")
        .add(strokes(8).with(Set.of(Trait.FRAMED_TOTAL)), 7)
        .checkInTurn(reader, 5, 0);
  }

  @Test
  void cents1() {
    new ReceiptSet("cents-1, made up, cents raised, or a dash, a stroke or = for none")
        .add(strokes(9).with(Set.of(Trait.RAISED_CENTS, Trait.NO_CENTS)), 7)
        .checkInTurn(reader, 5, 0);
  }

  @Test
  void red1() {
    new ReceiptSet("red-1, made up, with red and green pens").add(strokes(11).with(Set.of(Trait.RED_PEN)), 7)
        .checkInTurn(reader, 6, 0);
  }

  @Test
  void quantities1() {
    new ReceiptSet("quantities-1, made up, quantity and rate before amounts")
        .add(strokes(10).with(Set.of(Trait.QUANTITIES)), 7)
        .checkInTurn(reader, 5, 0);
  }

  @Test
  void blankBills() {
    new ReceiptSet("blank-bills, made up").add(strokes(3).of(Paper.BLANK_BILL), 7).checkInTurn(reader, 7, 0);
  }

  @Test
  void printed1() {
    new ReceiptSet("printed-1, made up, nothing written on it").add(strokes(4).of(Paper.TILL), 7)
        .withoutPrint()
        .checkInTurn(reader, 7, 0);
  }

  @Test
  void circled1() {
    new ReceiptSet("circled-1, made up, a total circled on print").add(strokes(5).of(Paper.TILL_CIRCLED), 7)
        .checkInTurn(reader, 6, 0);
  }

  @Test
  void tip1() {
    new ReceiptSet("tip-1, made up, tip and total on print").add(strokes(6).of(Paper.TILL_TIP), 7)
        .checkInTurn(reader, 6, 0);
  }

  /** Not yet to be read, and perhaps never: too much blur, too little light. */
  @Test
  void hopeless1() {
    ReceiptSet set = new ReceiptSet("hopeless-1, made up, blurred or dark");
    for (int i = 0; i < 4; i++) {
      ReceiptGenerator.Sample sample = strokes(1).sample(i);
      Picture photo = new ImageDecoder().decode(sample.jpeg());
      set.add("blurred " + i, sample.total(), blurred(photo));
      set.add("dark " + i, sample.total(), dark(photo));
    }
    set.floor(Variation.AS_IS, 0, 0).check(reader);
  }

  private static Picture blurred(Picture photo) {
    try (PointerScope _ = new PointerScope()) {
      Mat mat = PictureMats.mat(photo);
      opencv_imgproc.GaussianBlur(mat, mat, new Size(0, 0), 4);
      return PictureMats.picture(mat);
    }
  }

  /** A tenth of the light, and the noise that is left. */
  private static Picture dark(Picture photo) {
    byte[] rgb = photo.rgb().clone();
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) ((rgb[i] & 0xff) / 10);
    }
    return new Picture(photo.width(), photo.height(), rgb);
  }

  @Test
  @NeedsData("bills-handwritten")
  void billsHandwritten() {
    ReceiptSet set = labelled("bills-handwritten");
    set.floor(Variation.AS_IS, 7, 0).check(reader);
  }

  private static ReceiptSet labelled(String name) {
    ReceiptSet set = new ReceiptSet(name);
    Labels.read(SharedData.directory(name).resolve("labels.tsv"))
        .items()
        .forEach(item -> set.add(item.file(), item.expected()));
    return set;
  }

  /** The two photos of printed receipts with a tip and a total written on them. */
  @Test
  @NeedsData("receipts-photos")
  void receiptsPhotosWithTip() {
    ReceiptSet set = labelled("receipts-photos");
    set.floor(Variation.AS_IS, 2, 0).floor(Variation.SMALLER, 0, 0).check(reader);
  }

  /** The total written once more, within a circle. */
  @Test
  @NeedsData("receipts-scans")
  void receiptsScansCircled() {
    ReceiptSet set = new ReceiptSet("receipts-scans, circled");
    new TreeMap<>(Map.of("000", "9.00", "002", "33.90", "003", "80.90", "004", "30.90", "006", "327.00"))
        .forEach((name, total) -> set
            .add(SharedData.directory("receipts-scans").resolve("images").resolve(name + ".jpg"), total));
    set.floor(Variation.AS_IS, 5, 0).check(reader);
    set.checkInTurn(reader, 4, 0);
  }

  /** Every fourth photo of printed receipts: none may give an amount. Two of the whole set have handwriting and are left out. */
  @Test
  @NeedsData("receipts-photos")
  void receiptsPhotosWithoutHandwriting() throws IOException {
    ReceiptSet set = new ReceiptSet("receipts-photos without handwriting").withoutPrint();
    try (Stream<Path> photos = Files.list(SharedData.directory("receipts-photos").resolve("images"))) {
      List<Path> sorted = photos.sorted()
          .filter(file -> !file.toString().matches(".*(1027|1117).*"))
          .toList();
      for (int i = 0; i < sorted.size(); i += 4) {
        set.add(sorted.get(i), Labels.NOTHING);
      }
    }
    set.checkInTurn(reader, set.size(), 0);
  }

  /** Printed totals, of every fifth scan. */
  @Test
  @NeedsData("receipts-scans")
  void receiptsScansPrinted() {
    ReceiptSet set = new ReceiptSet("receipts-scans, printed");
    List<Labels.Item> items = Labels.read(SharedData.directory("receipts-scans").resolve("labels.tsv"))
        .items();
    for (int i = 0; i < items.size(); i += 5) {
      set.add(items.get(i).file(), items.get(i).amount());
    }
    set.floor(Variation.AS_IS, 6, 0).check(reader);
  }

  /** Estimates of which most have a single amount, beside the words Grand Total: every third. */
  @Test
  @NeedsData("bills-contractors")
  void billsContractors() {
    ReceiptSet set = new ReceiptSet("bills-contractors");
    List<Labels.Item> items = Labels.read(SharedData.directory("bills-contractors").resolve("labels.tsv"))
        .items();
    for (int i = 0; i < items.size(); i += 3) {
      set.add(items.get(i).file(), items.get(i).expected());
    }
    set.floor(Variation.AS_IS, 4, 0).check(reader);
  }

  /** What must not be answered, and what must be answered rightly: circled and turned totals, and photos that end above theirs. */
  @Test
  @NeedsData("faults")
  void faults() {
    ReceiptSet set = new ReceiptSet("faults");
    for (String kind : List.of("no-total", "lost-leading-one", "upside")) {
      Labels.read(SharedData.directory("faults").resolve(kind).resolve("labels.tsv"))
          .items()
          .forEach(item -> set.add(item.file(), item.expected()));
    }
    set.floor(Variation.AS_IS, 6, 0).check(reader);
  }

  /** Sums and print agree at any scale, so neither says where a currency's point belongs. */
  @Test
  @NeedsData("faults")
  void currenciesWithoutCents() {
    List<String> currencies = List.of("JPY", "KWD");
    List<Labels.Item> items = Labels
        .read(SharedData.directory("faults").resolve("currency").resolve("labels.tsv"))
        .items();
    for (int i = 0; i < items.size(); i++) {
      Path file = items.get(i).file();
      String currency = currencies.get(i % currencies.size());
      Reading total = reader
          .readReceipt(new ImageDecoder().decodePhoto(file),
              ReadOptions.DEFAULTS.withCurrency(Currency.getInstance(currency)))
          .total();
      assertFalse(total instanceof Reading.Read, () -> file + " in " + currency + ": " + total);
    }
  }
}
