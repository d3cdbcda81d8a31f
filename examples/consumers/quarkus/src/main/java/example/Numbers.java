package example;

import dev.tally.reader.PhotoReader;
import dev.tally.reader.Reading;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Answers a picture that is posted to /numbers with what number is on it, as JSON by the JSON library of Quarkus. */
@Path("/numbers")
@Singleton
public class Numbers {
  private final PhotoReader reader = PhotoReader.open();

  @POST
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  @Produces(MediaType.APPLICATION_JSON)
  public Reading read(byte[] picture) {
    return reader.readNumber(picture);
  }

  @PreDestroy
  void close() {
    reader.close();
  }
}
