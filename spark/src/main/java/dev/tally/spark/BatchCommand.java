package dev.tally.spark;

import dev.tally.spark.reading.Networks;
import dev.tally.spark.reading.ReadingSettings;
import dev.tally.spark.run.Batch;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "batch",
    mixinStandardHelpOptions = true,
    description = "Reads receipts from many photos on Apache Spark.")
final class BatchCommand implements Callable<Integer> {
  @Option(names = "--in", required = true, paramLabel = "FOLDER", description = "Photos.")
  private String in;

  @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "Results.")
  private String out;

  @Option(names = "--master", defaultValue = "local[*]", description = "Where it runs.")
  private String master;

  @Option(names = "--resume", description = "Go on.")
  private boolean resume;

  @Option(names = "--conf", paramLabel = "KEY=VALUE", description = "A setting of Spark's.")
  private Map<String, String> conf = Map.of();

  @Spec
  private CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new BatchCommand()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    Networks networks = Networks.of("digits", "");
    try (SparkSession spark = Cluster.open(master, conf)) {
      new Batch(spark, spec.commandLine().getErr())
          .run(new Batch.Wish(in, out, networks, ReadingSettings.DEFAULTS, 200, resume));
    }
    return 0;
  }
}
