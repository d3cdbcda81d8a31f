package dev.tally.cli;

import dev.tally.trainer.data.DownloadListener;
import dev.tally.trainer.data.HandsDownload;
import dev.tally.trainer.data.HandsFile;
import dev.tally.trainer.data.MnistDownload;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    description = "Gets and prepares data sets.",
    subcommands = {DataCommand.Fetch.class, ExamplesCommand.class, UspsCommand.class, HandsCommand.class,
        AugmentedCommand.class, LinesCommand.class, ReceiptsCommand.class})
final class DataCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "fetch",
      mixinStandardHelpOptions = true,
      description = {
          "Downloads a data set from public sources, checked by SHA-256. Goes on where it was interrupted.",
          "hands: real hands that models may learn from, each with its licence and whom to credit."})
  static final class Fetch implements Callable<Integer> {
    /** The sets that can be fetched. */
    enum DataSet {
      MNIST, HANDS
    }

    @Parameters(paramLabel = "SET", description = "One of: ${COMPLETION-CANDIDATES}.")
    private DataSet set;

    @Option(
        names = "--mirror",
        paramLabel = "URL",
        description = "hands: a folder on the web that has the files as they are. Default: the repositories that publish them.")
    private URI mirror;

    @Mixin
    private DataOption data;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
      PrintWriter out = spec.commandLine().getOut();
      Path folder = switch (set) {
        case MNIST -> data.directory().mnistTarget();
        case HANDS -> data.directory().hands();
      };
      if (set == DataSet.HANDS) {
        for (HandsFile file : HandsFile.values()) {
          out.printf("%-20s %-10s %s%n", file.fileName(), file.licence(), file.credit());
        }
        out.flush();
      }
      try (Bars bars = new Bars()) {
        switch (set) {
          case MNIST -> new MnistDownload().fetch(folder, bars);
          case HANDS -> new HandsDownload(Optional.ofNullable(mirror)).fetch(folder, bars);
        }
      }
      out.println((set == DataSet.MNIST ? "MNIST is" : "The hands are") + " complete in " + folder);
      out.flush();
      return 0;
    }
  }

  /** One bar a file. */
  private static final class Bars implements DownloadListener, AutoCloseable {
    private String file = "";
    private ProgressBar bar;

    @Override
    public void progressed(String name, long bytes, long total) {
      if (!name.equals(file)) {
        close();
        file = name;
        bar = Progress.builder(name, total).setUnit(" KB", 1000).build();
      }
      bar.maxHint(total);
      bar.stepTo(bytes);
    }

    @Override
    public void close() {
      if (bar != null) {
        bar.close();
      }
    }
  }
}
