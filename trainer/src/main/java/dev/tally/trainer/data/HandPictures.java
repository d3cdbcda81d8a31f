package dev.tally.trainer.data;

import dev.tally.reader.glyph.GlyphNormalizer;
import dev.tally.reader.image.GrayPicture;
import dev.tally.reader.image.ImageDecoder;
import dev.tally.reader.image.ImageException;
import dev.tally.reader.page.Ink;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the sets of handwriting that are archives of pictures. */
final class HandPictures {
  private static final ImageDecoder DECODER = new ImageDecoder();
  /** Less ink than this, of 255, is no digit. */
  private static final int FAINTEST = 40;

  private HandPictures() {}

  /** Digits of one hand as they come. */
  private static final class Collected {
    private final ByteArrayOutputStream images = new ByteArrayOutputStream();
    private final ByteArrayOutputStream labels = new ByteArrayOutputStream();
    private final GlyphNormalizer normalizer = new GlyphNormalizer();

    void add(int label, GrayPicture picture) {
      byte[] pixels = new byte[picture.pixels().length];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (byte) (255 - (picture.pixels()[i] & 0xff));
      }
      Ink ink = new Ink(picture.width(), picture.height(), pixels);
      int peak = ink.peak();
      if (peak >= FAINTEST) {
        byte[] glyph = new byte[Digits.PIXELS];
        normalizer.normalize(ink.darkened(255.0 / peak), glyph);
        images.writeBytes(glyph);
        labels.write(label);
      }
    }

    Hand.Glyphs hand(String name) {
      return new Hand.Glyphs(name, Digits.of(images.toByteArray(), labels.toByteArray()));
    }
  }

  /** A hand for each folder. */
  static List<Hand> swiss(Path archive) {
    Map<String, Collected> writers = new TreeMap<>();
    TarFile.read(archive, (name, bytes) -> {
      String[] parts = name.split("/", -1);
      if (parts.length == 3 && name.endsWith(".png")) {
        writers.computeIfAbsent(parts[0], writer -> new Collected())
            .add(digit(parts[1], name, archive), picture(bytes, name, archive));
      }
    });
    return writers.entrySet()
        .stream()
        .map(entry -> (Hand) entry.getValue().hand("swiss/" + entry.getKey()))
        .toList();
  }

  /** Its digits as one hand; its marks are left out. */
  static Hand bhmsds(Path archive) {
    Collected all = new Collected();
    TarFile.read(archive, (name, bytes) -> {
      String file = name.substring(name.lastIndexOf('/') + 1);
      if (file.matches("[0-9]-.*\\.png")) {
        all.add(file.charAt(0) - '0', picture(bytes, name, archive));
      }
    });
    return all.hand("bhmsds");
  }

  static List<NumberCell> jungle(Path archive) {
    Map<String, GrayPicture> pictures = new HashMap<>();
    List<String> labels = new ArrayList<>();
    TarFile.read(archive, (name, bytes) -> {
      if (name.endsWith(".png")) {
        pictures.put(name, picture(bytes, name, archive));
      } else if (name.equals("labels.tsv")) {
        new String(bytes, StandardCharsets.UTF_8).lines().skip(1).forEach(labels::add);
      }
    });
    return labels.stream().map(line -> cell(line.split("\t", -1), pictures, archive)).toList();
  }

  private static NumberCell cell(String[] columns, Map<String, GrayPicture> pictures, Path archive) {
    GrayPicture picture = columns.length < 3 ? null : pictures.get(columns[0]);
    String digits = columns.length < 3 ? "" : columns[1].replaceAll("[.,]", "");
    if (picture == null || !digits.matches("[0-9]+")) {
      throw new DataException(archive + " has no picture or no number for its label "
          + String.join(" ", columns) + ": copy it again");
    }
    return new NumberCell(picture, digits, columns[2]);
  }

  private static int digit(String text, String name, Path archive) {
    if (!text.matches("[0-9]")) {
      throw new DataException("%s holds %s, which names no digit: copy it again".formatted(archive, name));
    }
    return text.charAt(0) - '0';
  }

  private static GrayPicture picture(byte[] bytes, String name, Path archive) {
    try {
      return DECODER.decode(bytes).gray();
    } catch (ImageException e) {
      throw new DataException(
          "%s holds %s, which is no picture (%s): copy it again".formatted(archive, name, e.getMessage()), e);
    }
  }
}
