package dev.tally.trainer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.NeedsData;
import dev.tally.reader.Sha256;
import dev.tally.reader.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {
  @TempDir
  Path folder;
  private final List<MnistFile> files = new ArrayList<>();

  @Test
  void load_missingFilesAreNamed() throws IOException {
    Files.createFile(folder.resolve("train-images-idx3-ubyte"));
    Files.createFile(folder.resolve("t10k-images-idx3-ubyte.gz"));

    String message = assertThrows(DataException.class, () -> Mnist.load(folder)).getMessage();

    assertTrue(message.contains(" lacks train-labels-idx1-ubyte.gz, t10k-labels-idx1-ubyte.gz: run "),
        message);
  }

  @Test
  void parts_areReadOnceAndApart() throws IOException {
    write("gz");
    Files.write(folder.resolve("test-images.gz"), new byte[] {1});
    Mnist mnist = new Mnist(folder, files);

    assertEquals(2, mnist.train().size());
    assertSame(mnist.train(), mnist.train());
    assertThrows(DataException.class, mnist::test);
  }

  @Test
  void parts_plainFiles() throws IOException {
    write("plain");
    Mnist mnist = new Mnist(folder, files);

    assertEquals(2, mnist.train().size());
    assertEquals(9, mnist.test().label(0));
    assertEquals(List.of("train-images", "train-labels", "test-images", "test-labels"),
        List.copyOf(mnist.hashes().keySet()));
  }

  @Test
  void train_otherContentIsRefused() throws IOException {
    write("gz");
    Files.write(folder.resolve("train-labels.gz"), IdxBytes.gzip(IdxBytes.labels(1, 2)));

    String message = assertThrows(DataException.class, () -> new Mnist(folder, files).train()).getMessage();

    assertTrue(message.startsWith(folder.resolve("train-labels.gz") + " is not MNIST's"), message);
    assertTrue(message.endsWith("run ./tally data fetch mnist to replace it"), message);
  }

  @Test
  void load_fileRemovedAfterwards() throws IOException {
    write("gz");
    Mnist mnist = new Mnist(folder, files);
    Files.delete(folder.resolve("train-labels.gz"));

    assertThrows(DataException.class, mnist::train);
  }

  @Test
  @NeedsData("mnist")
  void original() {
    Mnist mnist = Mnist.load(new DataDirectory(SharedData.directory("mnist")).mnist());

    assertEquals(60_000, mnist.train().size());
    assertArrayEquals(new int[] {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949},
        mnist.train().counts());
    assertEquals(5, mnist.train().label(0));
    assertEquals(10_000, mnist.test().size());
    assertEquals(7, mnist.test().label(0));
    assertEquals(MnistFile.TEST_LABELS.gzipSha256(), mnist.hashes().get("t10k-labels-idx1-ubyte.gz"));
  }

  @Test
  @NeedsData("mnist")
  void original_unpacked() throws IOException {
    Path mnist = SharedData.directory("mnist");
    for (MnistFile file : MnistFile.ALL) {
      try (var in = new java.util.zip.GZIPInputStream(Files.newInputStream(mnist.resolve(file.gzipName())))) {
        Files.copy(in, folder.resolve(file.name()));
      }
    }

    assertEquals(4, Mnist.load(folder).hashes().size());
  }

  @Test
  @NeedsData("mnist")
  void original_dottedUnpackedUnderTheGzippedNameAndGzippedUnderThePlainOne() throws IOException {
    Path mnist = SharedData.directory("mnist");
    byte[] images = IdxBytes.gunzip(Files.readAllBytes(mnist.resolve("train-images-idx3-ubyte.gz")));
    Files.write(folder.resolve("train-images.idx3-ubyte"), images);
    Files.write(folder.resolve("train-labels-idx1-ubyte.gz"),
        IdxBytes.gunzip(Files.readAllBytes(mnist.resolve("train-labels-idx1-ubyte.gz"))));
    Files.copy(mnist.resolve("t10k-images-idx3-ubyte.gz"), folder.resolve("t10k-images-idx3-ubyte"));
    Files.write(folder.resolve("t10k-labels.idx1-ubyte.gz"),
        IdxBytes.gzip(IdxBytes.gunzip(Files.readAllBytes(mnist.resolve("t10k-labels-idx1-ubyte.gz")))));

    Mnist found = Mnist.load(new DataDirectory(folder).mnist());

    assertEquals(60_000, found.train().size());
    assertEquals(7, found.test().label(0));
    assertEquals(4, found.hashes().size());
  }

  @Test
  @NeedsData("mnist")
  void original_split() {
    Digits train = Mnist.load(SharedData.directory("mnist")).train();

    Split split = Split.stratified(train, 5_000, 1);

    assertEquals(55_000, split.train().size());
    assertArrayEquals(new int[] {494, 562, 496, 511, 487, 452, 493, 522, 487, 496},
        split.validation().counts());
  }

  private void write(String form) throws IOException {
    write("train-images", IdxBytes.images(2), form);
    write("train-labels", IdxBytes.labels(1, 7), form);
    write("test-images", IdxBytes.images(1), form);
    write("test-labels", IdxBytes.labels(9), form);
  }

  private void write(String name, byte[] content, String form) throws IOException {
    boolean gzip = form.equals("gz");
    Path path = Files.write(folder.resolve(gzip ? name + ".gz" : name),
        gzip ? IdxBytes.gzip(content) : content);
    files.add(new MnistFile(name, Files.size(path), Sha256.of(path), Sha256.of(path)));
  }
}
