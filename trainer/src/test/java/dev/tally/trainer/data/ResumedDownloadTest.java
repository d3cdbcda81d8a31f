package dev.tally.trainer.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a part that an earlier download left. */
class ResumedDownloadTest extends DownloadFixture {
  @Test
  void fetch_cutConnectionIsResumedAtTheNextMirror() throws IOException {
    mirror(Mirror.cut(content));
    Mirror good = mirror(Mirror.good(content));

    fetch();

    assertFetched();
    assertResumedOnce(good);
  }

  @Test
  void fetch_cutConnectionIsResumedByALaterCall() throws IOException {
    Mirror cut = mirror(Mirror.cut(content));
    assertThrows(DataException.class, this::fetch);
    assertFalse(Files.exists(target()));
    long kept = Files.size(part());
    assertTrue(kept > 0 && kept <= content.length / 2, () -> "kept " + kept);
    mirrors.remove(cut);
    cut.close();
    progress.clear();
    Mirror good = mirror(Mirror.good(content));

    fetch();

    assertFetched();
    assertEquals(kept, progress.getFirst());
    assertEquals(List.of("bytes=" + kept + "-"), good.ranges());
  }

  @Test
  void fetch_serverThatIgnoresRangeSendsAll() throws IOException {
    Mirror ignoring = mirror(Mirror.ignoringRange(content));
    Files.write(part(), new byte[1_000]);

    fetch();

    assertFetched();
    assertEquals(List.of("bytes=1000-"), ignoring.ranges());
  }

  @Test
  void fetch_refusedRangeStartsAgain() throws IOException {
    Mirror refusing = mirror((exchange, range) -> {
      if (range == null) {
        Mirror.good(content).give(exchange, null);
      } else {
        exchange.sendResponseHeaders(416, -1);
      }
    });
    Files.write(part(), Arrays.copyOf(content, 1_000));

    fetch();

    assertFetched();
    assertEquals(List.of("bytes=1000-", "null"), refusing.ranges());
  }

  @Test
  void fetch_otherRangeThanAskedStartsAgain() throws IOException {
    mirror((exchange, range) -> Mirror.good(content).give(exchange, range == null ? null : "bytes=7-"));
    Files.write(part(), Arrays.copyOf(content, 1_000));

    fetch();

    assertFetched();
  }

  @Test
  void fetch_stalePartIsGivenUpEvenWithOneMirror() throws IOException {
    Mirror good = mirror(Mirror.good(content));
    Files.write(part(), new byte[1_000]);

    fetch();

    assertFetched();
    assertEquals(List.of("bytes=1000-", "null"), good.ranges());
  }

  @Test
  void fetch_stalePartOfFullSizeOrMore() throws IOException {
    Mirror good = mirror(Mirror.good(content));
    for (int size : new int[] {content.length, content.length + 1}) {
      Files.write(part(), new byte[size]);

      fetch();

      assertFetched();
      Files.delete(target());
    }
    assertEquals(List.of("null", "null"), good.ranges());
  }

  @Test
  void fetch_completePartNeedsNoRequest() throws IOException {
    Mirror good = mirror(Mirror.good(content));
    Files.write(part(), content);

    fetch();

    assertFetched();
    assertEquals(List.of(), good.ranges());
  }

  /** One request, that begins where the cut left off. A cut may take bytes with it that were sent but not read yet. */
  private void assertResumedOnce(Mirror mirror) {
    assertEquals(1, mirror.ranges().size());
    long start = Long.parseLong(mirror.ranges().getFirst().replaceFirst("bytes=(\\d+)-", "$1"));
    assertTrue(start > 0 && start <= content.length / 2, () -> "resumed at " + start);
    assertEquals(2, Collections.frequency(progress, start), "the last of the one, the first of the other");
  }
}
