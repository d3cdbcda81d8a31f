package dev.tally.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.Box;
import dev.tally.reader.image.GrayPicture;
import dev.tally.reader.image.ImageDecoder;
import dev.tally.server.Client.Answer;
import dev.tally.server.access.Principal;
import dev.tally.server.ledger.Draft;
import dev.tally.server.ledger.Expense;
import dev.tally.server.ledger.Ledger;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export is whole or none, whatever lies in the ledger. */
class CorrectionExportTest {
  @TempDir
  private Path folder;

  private TallyServer server;
  private Client client;

  @BeforeEach
  void start() {
    server = Servers.start(folder);
    client = Client.of(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String logged(byte[] photo, List<Box> places) {
    Draft draft = new Draft(photo, "0".repeat(64), 7,
        new Expense.Total("unreadable", Optional.empty(), 0, Optional.empty(), "digits x"), Optional.empty(),
        Optional.empty(), Optional.empty());
    Ledger ledger = new Ledger(server.database(), Clock.systemUTC(), Duration.ofDays(1));
    String id = server.database()
        .write(handle -> ledger.create(handle, Principal.LOCAL, draft))
        .expense()
        .id();
    List<String> corrections = new ArrayList<>();
    for (Box box : places) {
      corrections.add("{\"box\":{\"x\":" + box.x() + ",\"y\":" + box.y() + ",\"width\":" + box.width()
          + ",\"height\":" + box.height() + "},\"value\":\"1\"}");
    }
    Answer confirmed = client.post("/v1/expenses/" + id + "/confirm",
        "{\"amount\":\"12.50\",\"currency\":\"EUR\",\"date\":\"2026-11-20\",\"corrections\":["
            + String.join(",", corrections) + "]}");
    assertEquals(200, confirmed.status(), confirmed.text());
    return id;
  }

  private static byte[] noise(int side) {
    byte[] gray = new byte[side * side];
    new Random(1).nextBytes(gray);
    return new GrayPicture(side, side, gray).toPng();
  }

  private static Map<String, byte[]> unpacked(Answer answer) throws IOException {
    assertEquals(200, answer.status(), answer.text());
    assertEquals(Integer.toString(answer.response().body().length), answer.header("Content-Length"));
    Map<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.response().body()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        assertEquals(null, files.put(entry.getName(), zip.readAllBytes()), "twice: " + entry.getName());
      }
    }
    return files;
  }

  private static String text(Box box) {
    return box.x() + " " + box.y() + " " + box.width() + " " + box.height();
  }

  /** Two boxes of which Java's hash says the same. */
  private static List<Box> alike() {
    Map<Integer, Box> seen = new HashMap<>();
    Random random = new Random(3);
    while (true) {
      Box box = new Box(random.nextInt(500) / 1000.0, random.nextInt(500) / 1000.0,
          (1 + random.nextInt(500)) / 1000.0, (1 + random.nextInt(500)) / 1000.0);
      Box before = seen.put(text(box).hashCode(), box);
      if (before != null && !before.equals(box)) {
        return List.of(before, box);
      }
    }
  }

  @Test
  void cropsHaveNamesOfTheirOwn() throws IOException {
    logged(noise(100), alike());
    for (String path : new String[] {"/v1/corrections", "/v1/corrections?owners=all"}) {
      Map<String, byte[]> files = unpacked(client.get(path));
      assertEquals(3, files.size(), files.keySet().toString());
      String labels = new String(files.get("labels.tsv"), StandardCharsets.UTF_8);
      assertEquals(3, labels.lines().count());
      labels.lines()
          .skip(1)
          .forEach(line -> assertTrue(files.containsKey(line.replaceAll("\t.*", "")), line));
    }
  }

  @Test
  void aDamagedPhotoSpoilsNoOther() throws IOException {
    String damaged = logged(noise(100), List.of(new Box(0, 0, 0.5, 0.5)));
    String whole = logged(noise(100), List.of(new Box(0, 0, 0.5, 0.5)));
    server.database()
        .write(handle -> handle.createUpdate("update photo set bytes = :bytes where expense_id = :id")
            .bind("bytes", new byte[] {1, 2, 3})
            .bind("id", damaged)
            .execute());
    Map<String, byte[]> files = unpacked(client.get("/v1/corrections"));
    assertEquals(2, files.size());
    assertTrue(files.keySet().stream().anyMatch(name -> name.startsWith(whole)));
  }

  /** What fails half way is an error, not the half of it. */
  @Test
  void aFaultOnTheWayIsNoArchive() throws IOException {
    logged(noise(100), List.of(new Box(0, 0, 0.5, 0.5)));
    long before = temporary();
    server.database().write(handle -> handle.execute("alter table photo rename column bytes to other"));
    assertEquals(500, client.get("/v1/corrections").status());
    server.database().write(handle -> handle.execute("alter table photo rename column other to bytes"));
    assertEquals(2, unpacked(client.get("/v1/corrections")).size());
    assertEquals(before, temporary(), "nothing is left behind");
  }

  private static long temporary() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(file -> file.getFileName().toString().startsWith("tally-corrections-")).count();
    }
  }

  /** A photo of 27 MB with places as large as it is, asked for by several at once. */
  @Test
  void largePhotosAreExportedInLittleMemory() throws Exception {
    List<Box> places = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      places.add(new Box(0, 0, 1, 0.9 + i / 100.0));
    }
    logged(noise(5200), places);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        answers.add(threads.submit(() -> client.get("/v1/corrections")));
      }
      for (Future<Answer> answer : answers) {
        Map<String, byte[]> files = unpacked(answer.get());
        assertEquals(4, files.size());
        files.remove("labels.tsv");
        var crop = new ImageDecoder().decode(files.values().iterator().next());
        assertTrue(Math.max(crop.width(), crop.height()) <= 1600);
      }
    }
  }

  @Test
  void placesOfAPhotoAreCounted() {
    List<Box> places = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      places.add(new Box(0, 0, 0.5, 0.5 + i / 1000.0));
    }
    String id = logged(noise(100), places);
    for (int round = 1; round <= 2; round++) {
      StringBuilder more = new StringBuilder();
      for (int i = 0; i < 100; i++) {
        more.append(i == 0 ? "" : ",")
            .append("{\"box\":{\"x\":0.1,\"y\":0,\"width\":0.5,\"height\":0.")
            .append(round)
            .append(String.format(java.util.Locale.ROOT, "%03d", i))
            .append("},\"value\":\"1\"}");
      }
      assertEquals(round == 1 ? 200 : 422,
          client.patch("/v1/expenses/" + id, "{\"note\":\"" + round + "\",\"corrections\":[" + more + "]}")
              .status());
    }
    assertEquals(400, client.patch("/v1/expenses/" + id,
        "{\"corrections\":[{\"box\":{\"x\":0,\"y\":0,\"width\":1,\"height\":1},\"value\":\"1\",\"colour\":1}]}")
        .status());
    assertFalse(client.get("/v1/expenses/" + id).json().get("note").stringValue().equals("2"),
        "all of it or nothing");
  }
}
