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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * How fast a running server answers: beside the plainest one with the same model and HTTP library ({@link PlainServerCommand}), in turns,
 * and beside the bare reader in this process.
 */
@Command(
    name = "serving",
    mixinStandardHelpOptions = true,
    description = "Loads a running 'tally serve' and the plainest server that could stand for it, in turns, with one picture of a digit.")
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

  @Option(
      names = "--repeats",
      defaultValue = "5",
      description = "Measurements of each, of which the median is told. Default: ${DEFAULT-VALUE}.")
  private int repeats;

  @Spec
  private CommandSpec spec;

  /**
   * What one measurement found.
   *
   * @param cpuMicros that client and server took for each answer of status 200
   */
  private record Figures(double perSecond, double p50, double p99, double refusedPerSecond,
      double cpuMicros) {
    static Figures median(List<Figures> all) {
      return new Figures(median(all, Figures::perSecond), median(all, Figures::p50),
          median(all, Figures::p99), median(all, Figures::refusedPerSecond), median(all, Figures::cpuMicros));
    }

    String line(int connections, String server) {
      return String.format(Locale.ROOT, "%11d  %s  %10.0f  %6.2f  %6.2f  %9.0f  %6.0f", connections, server,
          perSecond, p50, p99, refusedPerSecond, cpuMicros);
    }

    private static double median(List<Figures> all, ToDoubleFunction<Figures> figure) {
      return Spread.of(all.stream().map(figure::applyAsDouble).toList()).median();
    }
  }

  /** A server to be loaded, and what was found. */
  private record Contender(HttpLoad load, ServerCpu cpu, List<Figures> found) {
    Contender(URI url, byte[] file) {
      this(new HttpLoad(url, file), new ServerCpu(url), new ArrayList<>());
    }

    void measure(int connections, double seconds) throws IOException {
      double before = cpu.nanos();
      HttpLoad.Outcome outcome = load.run(connections, seconds);
      double micros = (cpu.nanos() - before) / 1000 / outcome.nanos().length;
      found.add(new Figures(outcome.perSecond(), outcome.quantile(0.5), outcome.quantile(0.99),
          outcome.refused() / seconds, micros));
    }
  }

  @Override
  public Integer call() throws IOException {
    if (repeats < 1 || !(seconds > 0)) {
      throw new ParameterException(spec.commandLine(), "--repeats and --seconds must be above 0");
    }
    byte[] file = DigitReader.glyph(new ImageDecoder().decode(picture))
        .map(glyph -> new GrayPicture(Glyph.SIDE, Glyph.SIDE, glyph.pixels()).toPng())
        .orElseThrow(() -> new BenchException(picture + " shows no digit"));
    PrintWriter out = spec.commandLine().getOut();
    try (PlainServer started = PlainServer.start()) {
      Contender tally = new Contender(url, file);
      Contender plain = new Contender(started.url(), file);
      for (Contender contender : List.of(tally, plain)) {
        contender.measure(32, 2 * seconds);
      }
      out.println(
          "connections  server  answers/s  p50 ms  p99 ms  refused/s  CPU us an answer, client's and refusals' too");
      for (int count : connections) {
        compare(out, tally, plain, count);
      }
    }
    out.println(String.format(Locale.ROOT, "the bare reader, one thread: p50 %.2f ms", bare(file)));
    out.flush();
    return 0;
  }

  private void compare(PrintWriter out, Contender tally, Contender plain, int count) throws IOException {
    tally.found.clear();
    plain.found.clear();
    for (int i = 0; i < repeats; i++) {
      for (Contender contender : Rotation.order(List.of(tally, plain), i)) {
        contender.measure(count, seconds);
      }
    }
    Figures one = Figures.median(tally.found);
    Figures other = Figures.median(plain.found);
    out.println(one.line(count, "tally"));
    out.println(other.line(count, "plain"));
    out.println(String.format(Locale.ROOT, "%11d  ratio  %10.2f  %6.2f  %6.2f  %9s  %6.2f", count,
        one.perSecond / other.perSecond, one.p50 / other.p50, one.p99 / other.p99, "",
        one.cpuMicros / other.cpuMicros));
    out.flush();
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
