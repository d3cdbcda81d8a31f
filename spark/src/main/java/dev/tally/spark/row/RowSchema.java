package dev.tally.spark.row;

import dev.tally.reader.Box;
import dev.tally.reader.Reading.Candidate;
import dev.tally.spark.row.PhotoRow.NetworkHash;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/**
 * The columns of the results as Parquet has them, and rows brought into that form. They are published in docs/batch.md: columns may be
 * added, those that are there keep their names, types and meaning.
 */
public final class RowSchema {
  /** Of a total: as many decimals as any currency has, and room for whatever fits a {@code long} of its smallest unit. */
  private static final int SCALE = 4;

  /** Lists as the Parquet format wants them, three levels deep. */
  public static final MessageType TYPE = MessageTypeParser.parseMessageType("""
      message photo {
        required binary photo (STRING);
        optional binary sha256 (STRING);
        required binary outcome (STRING);
        optional binary total (DECIMAL(24,4));
        optional double confidence;
        optional binary currency (STRING);
        optional binary reason_code (STRING);
        optional binary reason (STRING);
        required group candidates (LIST) {
          repeated group list {
            required group element {
              required binary value (STRING);
              required double confidence;
            }
          }
        }
        optional binary date (STRING);
        optional binary merchant (STRING);
        required group fields (LIST) {
          repeated group list {
            required group element {
              required binary kind (STRING);
              required binary written (STRING);
              required binary outcome (STRING);
              optional binary value (STRING);
              optional double confidence;
              optional binary reason_code (STRING);
              optional binary reason (STRING);
              required group box {
                required double x;
                required double y;
                required double width;
                required double height;
              }
            }
          }
        }
        required group networks (LIST) {
          repeated group list {
            required group element {
              required binary name (STRING);
              required binary sha256 (STRING);
            }
          }
        }
        required int64 milliseconds;
        required binary version (STRING);
      }
      """);

  private RowSchema() {}

  /** The row in Parquet's form. */
  public static Group group(PhotoRow row) {
    Group group = new SimpleGroup(TYPE);
    group.add("photo", row.photo());
    text(group, "sha256", row.sha256());
    reading(group, row.total());
    if (row.total().value() != null) {
      group.add("total", decimal(row.total().value()));
    }
    text(group, "currency", row.currency());
    list(group, "candidates", row.total().candidates(), RowSchema::candidate);
    text(group, "date", row.date());
    text(group, "merchant", row.merchant());
    list(group, "fields", row.fields(), RowSchema::field);
    list(group, "networks", row.networks(), RowSchema::network);
    group.add("milliseconds", row.milliseconds());
    group.add("version", row.version());
    return group;
  }

  private static <T> void list(Group group, String name, List<T> elements, BiConsumer<Group, T> fill) {
    Group list = group.addGroup(name);
    elements.forEach(element -> fill.accept(list.addGroup("list").addGroup("element"), element));
  }

  private static void candidate(Group group, Candidate candidate) {
    group.add("value", candidate.value());
    group.add("confidence", candidate.confidence());
  }

  private static void field(Group group, FieldRow field) {
    group.add("kind", field.kind());
    group.add("written", field.written());
    reading(group, field.reading());
    text(group, "value", field.reading().value());
    Box box = field.box();
    Group place = group.addGroup("box");
    place.add("x", box.x());
    place.add("y", box.y());
    place.add("width", box.width());
    place.add("height", box.height());
  }

  private static void network(Group group, NetworkHash network) {
    group.add("name", network.name());
    group.add("sha256", network.sha256());
  }

  private static void reading(Group group, Outcome reading) {
    group.add("outcome", reading.outcome());
    if (reading.confidence() != null) {
      group.add("confidence", reading.confidence().doubleValue());
    }
    text(group, "reason_code", reading.reasonCode());
    text(group, "reason", reading.reason());
  }

  private static void text(Group group, String name, String text) {
    if (text != null) {
      group.add(name, text);
    }
  }

  private static Binary decimal(String value) {
    return Binary.fromConstantByteArray(new BigDecimal(value).setScale(SCALE).unscaledValue().toByteArray());
  }
}
