package dev.tally.bench;

import dev.tally.reader.PhotoReader;
import dev.tally.reader.digit.DigitReader;
import dev.tally.reader.glyph.Glyph;
import dev.tally.reader.image.GrayPicture;
import dev.tally.reader.image.ImageDecoder;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How fast a running server answers, beside the bare reader in this process. */
@Command(
    name = "serving",
    mixinStandardHelpOptions = true,
    description = "Loads a running 'tally serve' with one picture of a digit: requests a second and times at rising numbers of connections.")
final class ServingCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "PNG",
      description = "A picture of one digit; it is sent in 28 x 28 pixels, as MNIST has them.")
  private Path picture;

  @Option(
      names = "--url",
      defaultValue = "http://127.0.0.1:8080/v1/digits",
      description = "Default: ${DEFAULT-VALUE}.")
  private URI url;

  @Option(
      names = "--connections",
      split = ",",
      defaultValue = "1,32,256",
      description = "Default: ${DEFAULT-VALUE}.")
  private List<Integer> connections;

  @Option(
      names = "--seconds",
      defaultValue = "5",
      description = "A measurement's time. Default: ${DEFAULT-VALUE}.")
  private double seconds;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    byte[] file = DigitReader.glyph(new ImageDecoder().decode(picture))
        .map(glyph -> new GrayPicture(Glyph.SIDE, Glyph.SIDE, glyph.pixels()).toPng())
        .orElseThrow(() -> new BenchException(picture + " shows no digit"));
    PrintWriter out = spec.commandLine().getOut();
    HttpLoad load = new HttpLoad(url, file);
    ServerCpu cpu = new ServerCpu(url);
    load.run(8, 2 * seconds);
    out.println(
        "connections  answers/s  p50 ms  p99 ms  refused/s  CPU us an answer, client's and refusals' too");
    for (int count : connections) {
      double before = cpu.nanos();
      HttpLoad.Outcome outcome = load.run(count, seconds);
      double micros = (cpu.nanos() - before) / 1000 / outcome.nanos().length;
      out.println(
          String.format(Locale.ROOT, "%11d  %9.0f  %6.2f  %6.2f  %9.0f  %6.0f", count, outcome.perSecond(),
              outcome.quantile(0.5), outcome.quantile(0.99), outcome.refused() / outcome.seconds(), micros));
      out.flush();
    }
    out.println(String.format(Locale.ROOT, "the bare reader, one thread: p50 %.2f ms", bare(file)));
    out.flush();
    return 0;
  }

  private double bare(byte[] file) {
    try (PhotoReader reader = PhotoReader.open()) {
      long[] nanos = new long[2000];
      for (int i = 0; i < 3 * nanos.length; i++) {
        long begin = System.nanoTime();
        reader.readDigit(file);
        nanos[i % nanos.length] = System.nanoTime() - begin;
      }
      Arrays.sort(nanos);
      return nanos[nanos.length / 2] / 1e6;
    }
  }
}
