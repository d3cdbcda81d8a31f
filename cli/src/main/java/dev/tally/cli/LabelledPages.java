package dev.tally.cli;

import dev.tally.reader.PhotoReader;
import dev.tally.reader.ReadOptions;
import dev.tally.reader.corpus.Labels;
import dev.tally.reader.image.ImageDecoder;
import dev.tally.reader.receipt.PageEvidence;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import me.tongfei.progressbar.ProgressBar;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What labelled photos show, for those who learn weights from it. */
final class LabelledPages {
  private LabelledPages() {}

  /** Reads the photos of a labels file one after another, and shows how far it is. */
  static void each(Path labels, PhotoReader reader, BiConsumer<Labels.Item, PageEvidence> use) {
    ImageDecoder decoder = new ImageDecoder();
    List<Labels.Item> items = Labels.read(labels).items();
    try (ProgressBar bar = Progress.builder("reading", items.size()).build()) {
      for (Labels.Item item : items) {
        use.accept(item, reader.evidence(decoder.decodePhoto(item.file()), ReadOptions.DEFAULTS));
        bar.step();
      }
    }
  }

  /** What {@code tally data receipts} wrote beside a labels file, by the photo's name. */
  static Map<String, JsonNode> truth(Path labels) {
    Map<String, JsonNode> photos = new HashMap<>();
    new JsonMapper().readTree(labels.resolveSibling("truth.json").toFile())
        .forEach(photo -> photos.put(photo.get("file").asString(), photo));
    return photos;
  }

  /** What those of a made-up photo's fields say of which a number may be one; empty where they differ, or none is. */
  static <T> Optional<T> alike(JsonNode photo, Predicate<JsonNode> which, Function<JsonNode, T> says) {
    Set<T> said = new HashSet<>();
    for (JsonNode field : photo.get("fields")) {
      if (which.test(field)) {
        said.add(says.apply(field));
      }
    }
    return said.size() == 1 ? Optional.of(said.iterator().next()) : Optional.empty();
  }
}
