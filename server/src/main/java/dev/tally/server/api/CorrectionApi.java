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
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
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

  public CorrectionApi(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  public void addTo(Api api) {
    api.get("/v1/corrections", Scope.READ, this::export);
  }

  private void export(Context ctx, Principal who) throws IOException {
    boolean all = "all".equals(ctx.queryParam("owners"));
    if (all && !who.may(Scope.ADMIN)) {
      throw Problem.forbidden("Corrections of all owners need a key with the scope admin.");
    }
    long since = since(ctx);
    ctx.contentType("application/zip")
        .header("Content-Disposition", "attachment; filename=\"corrections.zip\"");
    OutputStream out = ctx.outputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      StringBuilder labels = new StringBuilder("file\texpected\tread\tmodel\n");
      database.read(handle -> {
        Corrections.forEach(handle, all ? Optional.empty() : Optional.of(who.owner()), since, clock.millis(),
            correction -> add(zip, labels, correction));
        return null;
      });
      zip.putNextEntry(new ZipEntry("labels.tsv"));
      zip.write(labels.toString().getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
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

  private void add(ZipOutputStream zip, StringBuilder labels, Corrections.Labelled correction) {
    try {
      // As the reader saw it: boxes are shares, so the scale does not matter.
      Picture photo = decoder.decodePhoto(correction.photo()).picture();
      String file = correction.name() + ".png";
      zip.putNextEntry(new ZipEntry(file));
      zip.write(PhotoBoxes.crop(photo, widened(correction.box(), photo)).toPng());
      zip.closeEntry();
      labels.append(file)
          .append('\t')
          .append(correction.became())
          .append('\t')
          .append(correction.was().orElse("-"))
          .append('\t')
          .append(correction.model())
          .append('\n');
    } catch (ImageException e) {
      throw new IllegalStateException("a photo in the ledger is damaged", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
