package dev.tally.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tally.reader.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Programs that switch on a reason's code find them all in the document. */
class ReasonCodesTest {
  @Test
  void theDocumentListsEachCodeOnce() throws IOException {
    try (InputStream in = ReasonCodesTest.class.getResourceAsStream("openapi.yaml")) {
      List<String> listed = new YAMLMapper().readTree(in)
          .at("/components/schemas/ReasonCode/enum")
          .valueStream()
          .map(JsonNode::asString)
          .toList();
      assertEquals(Stream.of(Reason.Code.values()).map(Reason.Code::json).toList(), listed);
    }
  }
}
