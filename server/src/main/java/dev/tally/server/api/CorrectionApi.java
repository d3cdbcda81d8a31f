package dev.tally.server.api;

import dev.tally.reader.Box;
import dev.tally.reader.image.ImageDecoder;
import dev.tally.reader.image.ImageException;
import dev.tally.reader.image.Picture;
import dev.tally.server.access.Principal;
import dev.tally.server.access.Scope;
import dev.tally.server.database.Database;
import dev.tally.server.http.Problem;
import dev.tally.server.ledger.Corrections;
import dev.tally.server.reading.PhotoBoxes;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * {@code GET /v1/corrections}: what people corrected, as a ZIP of labelled crops: pictures, and {@code labels.tsv} that
 * {@link dev.tally.reader.corpus.Labels} and {@code tally evaluate} read.
 */
public final class CorrectionApi {
  /** Of the box's height, on each side: boxes hug the ink. */
  private static final double MARGIN = 0.2;

  private final Database database;
  private final Clock clock;
  private final ImageDecoder decoder = new ImageDecoder();
  /** One photo at a time: decoded it may take 200 MB. */
  private final ReentrantLock decoding = new ReentrantLock();

  public CorrectionApi(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  public void addTo(Api api) {
    api.get("/v1/corrections", Scope.READ, Parameters.of("since", "owners"), this::export);
  }

  private void export(Context ctx, Principal who) throws IOException {
    boolean all = allOwners(ctx);
    if (all && !who.may(Scope.ADMIN)) {
      throw Problem.forbidden("Corrections of all owners need a key with the scope admin.");
    }
    long since = since(ctx);
    Instant now = clock.instant();
    List<Corrections.Labelled> labels = database.read(
        handle -> Corrections.list(handle, all ? Optional.empty() : Optional.of(who.owner()), since, now));
    ctx.contentType("application/zip")
        .header("Content-Disposition", "attachment; filename=\"corrections.zip\"");
    try (ZipOutputStream zip = new ZipOutputStream(ctx.outputStream())) {
      StringBuilder lines = new StringBuilder("file\texpected\tread\tmodel\n");
      for (int from = 0; from < labels.size();) {
        int to = from + 1;
        while (to < labels.size() && labels.get(to).expense().equals(labels.get(from).expense())) {
          to++;
        }
        add(zip, lines, labels.subList(from, to), now);
        from = to;
      }
      zip.putNextEntry(new ZipEntry("labels.tsv"));
      zip.write(lines.toString().getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
  }

  private static boolean allOwners(Context ctx) {
    String owners = ctx.queryParam("owners");
    if (owners != null && !owners.equals("all")) {
      throw Problem.badRequest("owners is all, or left out for one's own.");
    }
    return owners != null;
  }

  private static long since(Context ctx) {
    try {
      return Optional.ofNullable(ctx.queryParam("since"))
          .map(time -> Instant.parse(time).toEpochMilli())
          .orElse(0L);
    } catch (DateTimeException _) {
      throw Problem.badRequest("since is a time such as 2026-11-25T00:00:00Z.");
    }
  }

  /** Those of one photo. Neither the database nor the turn to decode is held while a client takes its time. */
  private void add(ZipOutputStream zip, StringBuilder lines, List<Corrections.Labelled> labels, Instant now)
      throws IOException {
    Optional<byte[]> file = database.read(handle -> Corrections.photo(handle, labels.getFirst(), now));
    if (file.isEmpty()) {
      return;
    }
    List<byte[]> crops = crops(file.get(), labels);
    for (int i = 0; i < crops.size(); i++) {
      Corrections.Labelled label = labels.get(i);
      String name = label.name() + ".png";
      zip.putNextEntry(new ZipEntry(name));
      zip.write(crops.get(i));
      zip.closeEntry();
      lines.append(
          String.join("\t", name, label.became(), label.was().orElse("-"), label.model()).concat("\n"));
    }
  }

  private List<byte[]> crops(byte[] file, List<Corrections.Labelled> labels) {
    decoding.lock();
    try {
      // As the reader saw it: boxes are shares, so the scale does not matter.
      Picture photo = decoder.decodePhoto(file).picture();
      return labels.stream()
          .map(label -> PhotoBoxes.crop(photo, widened(label.box(), photo)).toPng())
          .toList();
    } catch (ImageException e) {
      throw new IllegalStateException("a photo in the ledger is damaged", e);
    } finally {
      decoding.unlock();
    }
  }

  private static Box widened(Box box, Picture photo) {
    double y = MARGIN * box.height();
    double x = y * photo.height() / photo.width();
    double left = Math.max(0, box.x() - x);
    double top = Math.max(0, box.y() - y);
    return new Box(left, top, Math.min(1, box.x() + box.width() + x) - left,
        Math.min(1, box.y() + box.height() + y) - top);
  }
}
