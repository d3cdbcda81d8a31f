package dev.tally.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tally.reader.Box;
import dev.tally.reader.Reading;
import dev.tally.reader.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingJsonTest {
  private static final Box BOX = new Box(0.1, 0.2, 0.3, 0.4);

  @Test
  void eachOutcomeSaysWhatItIs() {
    Reading.Candidate best = new Reading.Candidate("4431", "44.31", 0.99);
    assertEquals("""
        {"outcome":"read","value":"4431","text":"44.31","confidence":0.99,"alternatives":[],\
        "box":{"x":0.1,"y":0.2,"width":0.3,"height":0.4},"parts":[]}""",
        ReadingJson.of(new Reading.Read(best, List.of(), BOX, List.of())).toString());
    assertEquals("""
        {"outcome":"unsure","reason":"blurred","reasonCode":"not_clear","candidates":[{"value":"4431","text":"44.31","confidence":0.99}],\
        "box":{"x":0.1,"y":0.2,"width":0.3,"height":0.4},"parts":[]}""", ReadingJson
        .of(new Reading.Unsure(List.of(best), new Reason(Reason.Code.NOT_CLEAR, "blurred"), BOX, List.of()))
        .toString());
    assertEquals("{\"outcome\":\"unreadable\",\"reason\":\"no ink\",\"reasonCode\":\"no_ink\"}",
        ReadingJson.of(new Reading.Unreadable(Reason.Code.NO_INK, "no ink")).toString());
  }
}
