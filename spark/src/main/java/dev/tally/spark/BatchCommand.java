package dev.tally.spark;

import dev.tally.spark.reading.Networks;
import dev.tally.spark.reading.RowReader;
import dev.tally.spark.run.Batch;
import dev.tally.spark.run.Summary;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tally batch}, which the launcher starts with Spark on the class path. Exit codes: 0 done, 1 could not, 2 wrong usage. */
@Command(
    name = "tally batch",
    mixinStandardHelpOptions = true,
    description = {
        "Reads the receipts of many stored photos on Apache Spark, as 'tally read receipt' reads one.",
        "Rows go to Parquet files, a row a photo, whether it can be read or not. A run that was killed goes on with --resume."},
    footer = {"", "Results and their summary: docs/batch.md tells the columns.",
        "Exit codes: 0 done, 1 could not, 2 wrong usage."})
public final class BatchCommand implements Callable<Integer> {
  @Option(
      names = "--in",
      required = true,
      paramLabel = "PLACE",
      description = "Photos: a folder with all that is below it, a .parquet with their URIs in a column 'photo', or the --out of an "
          + "earlier run. A path or a URI, such as hdfs://HOST/photos.")
  private String in;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "Where rows go, a path or a URI; one folder a run.")
  private String out;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Where Spark runs: local[N] in this process on N cores, spark://HOST:7077. Default: local[*].")
  private String master;

  @Option(names = "--resume", description = "Go on where --out was begun; begin where it was not.")
  private boolean resume;

  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description = "With the --out of an earlier run as --in: read only photos whose row fulfils this, such as \"outcome <> 'read'\"; "
          + "the other rows are taken over as they are.")
  private String where;

  @Mixin
  private ReadingOption reading;

  @Option(
      names = "--slice-photos",
      paramLabel = "N",
      defaultValue = "200",
      description = "Most photos of a slice, whose rows appear together: so many are read again by a core that was killed. "
          + "Default: ${DEFAULT-VALUE}.")
  private int slicePhotos;

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "A setting of Spark's, such as spark.executor.memory=2g. May be repeated.")
  private Map<String, String> conf = Map.of();

  @Option(names = "--json", description = "The summary as JSON.")
  private boolean json;

  @Spec
  private CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine command = new CommandLine(new BatchCommand());
    command.getCommandSpec().version("tally " + RowReader.version(), "Java " + Runtime.version());
    return command.setExecutionExceptionHandler(new Explanation())
        .setParameterExceptionHandler(Explanation::ofUsage)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true);
  }

  @Override
  public Integer call() throws IOException {
    if (slicePhotos < 1) {
      throw new ParameterException(spec.commandLine(),
          "--slice-photos must be at least 1, not " + slicePhotos);
    }
    Networks networks = reading.networks();
    Batch.Wish wish = new Batch.Wish(in, Optional.ofNullable(where), out, networks,
        reading.settings(spec.commandLine()), slicePhotos, resume);
    PrintWriter err = spec.commandLine().getErr();
    try (SparkSession spark = Cluster.open(Optional.ofNullable(master), conf)) {
      Summary summary = new Batch(spark, err::println).run(wish);
      spec.commandLine().getOut().println(json ? summary.json() : summary.text());
    }
    return 0;
  }
}
