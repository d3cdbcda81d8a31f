package dev.tally.trainer.fit;

import dev.tally.json.CardJson;
import dev.tally.reader.digit.ModelCard;
import dev.tally.trainer.data.WholeFile;
import dev.tally.trainer.engine.Network;
import dev.tally.trainer.evaluate.Predictions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * Where a training stands between two steps, in a file from which it goes on to the same bytes. The file is a checksum, the progress,
 * then the network's memory; big-endian.
 */
final class Checkpoint {
  private static final int MAGIC = 0x54414c31;

  private Checkpoint() {}

  static void write(Path file, TrainingProgress progress, Network network) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(progress.epoch);
    out.writeInt(progress.image);
    out.writeDouble(progress.lossSum);
    out.writeInt(progress.correct);
    out.writeInt(progress.labelled);
    out.writeDouble(progress.seconds);
    out.writeDouble(progress.lowestLoss);
    out.writeInt(progress.sinceBetter);
    out.writeInt(progress.plateaus);
    writeKept(out, progress);
    out.writeInt(progress.history.size());
    for (Epoch epoch : progress.history) {
      epoch.write(out);
    }
    network.save(out);
    ByteArrayOutputStream whole = new ByteArrayOutputStream(bytes.size() + 16);
    DataOutputStream head = new DataOutputStream(whole);
    head.writeInt(MAGIC);
    head.writeLong(checksum(bytes.toByteArray()));
    bytes.writeTo(whole);
    WholeFile.write(file, whole.toByteArray());
  }

  /** Puts the network back; throws {@link IOException} where the file is damaged or another network's. */
  static TrainingProgress read(Path file, Network network) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    DataInputStream head = new DataInputStream(new ByteArrayInputStream(whole));
    if (whole.length < 12 || head.readInt() != MAGIC || head.readLong() != checksum(head.readAllBytes())) {
      throw new IOException("checkpoint " + file + " is damaged; delete it to train from the start");
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(whole, 12, whole.length - 12));
    TrainingProgress progress = new TrainingProgress();
    progress.epoch = in.readInt();
    progress.image = in.readInt();
    progress.lossSum = in.readDouble();
    progress.correct = in.readInt();
    progress.labelled = in.readInt();
    progress.seconds = in.readDouble();
    progress.lowestLoss = in.readDouble();
    progress.sinceBetter = in.readInt();
    progress.plateaus = in.readInt();
    readKept(in, progress);
    for (int left = in.readInt(); left > 0; left--) {
      progress.history.add(Epoch.read(in));
    }
    network.restore(in);
    return progress;
  }

  private static void writeKept(DataOutputStream out, TrainingProgress progress) throws IOException {
    out.writeBoolean(progress.best != null);
    if (progress.best != null) {
      byte[] card = CardJson.of(progress.best).getBytes(StandardCharsets.UTF_8);
      out.writeInt(card.length);
      out.write(card);
      out.writeBoolean(progress.kept != null);
    }
    if (progress.kept != null) {
      out.writeInt(progress.kept.size());
      out.writeInt(progress.kept.classes());
      for (float probability : progress.kept.probabilities()) {
        out.writeFloat(probability);
      }
      for (int label : progress.kept.labels()) {
        out.writeInt(label);
      }
    }
  }

  private static void readKept(DataInputStream in, TrainingProgress progress) throws IOException {
    if (in.readBoolean()) {
      progress.best = ModelCard.fromJson(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
    }
    if (progress.best != null && in.readBoolean()) {
      int[] labels = new int[in.readInt()];
      int classes = in.readInt();
      float[] probabilities = new float[labels.length * classes];
      for (int i = 0; i < probabilities.length; i++) {
        probabilities[i] = in.readFloat();
      }
      for (int i = 0; i < labels.length; i++) {
        labels[i] = in.readInt();
      }
      progress.kept = new Predictions(probabilities, labels, classes);
    }
  }

  private static long checksum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }
}
