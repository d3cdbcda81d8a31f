package example;

import dev.tally.reader.PhotoReader;
import dev.tally.reader.Reading;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Answers a picture that is posted to /numbers with what number is on it, as JSON by the JSON library of Spring Boot. */
@SpringBootApplication
public class Application {
  public static void main(String[] args) {
    SpringApplication.run(Application.class, args);
  }

  /** One for all requests; Spring closes it. */
  @Bean
  PhotoReader photoReader() {
    return PhotoReader.open();
  }

  @RestController
  static class Numbers {
    private final PhotoReader reader;

    Numbers(PhotoReader reader) {
      this.reader = reader;
    }

    @PostMapping("/numbers")
    Reading read(@RequestBody byte[] picture) {
      return reader.readNumber(picture);
    }
  }
}
