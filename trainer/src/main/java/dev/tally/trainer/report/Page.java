package dev.tally.trainer.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A page in one file: its style inside, no scripts, nothing fetched. Light or dark as the reader's system is; made to be printed, too. */
final class Page {
  private Page() {}

  static String of(String title, Markup body) {
    Markup page = new Markup().open("html", "lang", "en")
        .open("head")
        .empty("meta", "charset", "utf-8")
        .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
        .empty("meta", "name", "color-scheme", "content", "light dark")
        .leaf("title", title)
        .style(style())
        .close()
        .line()
        .open("body")
        .open("main")
        .add(body)
        .close()
        .close()
        .close();
    return "<!DOCTYPE html>\n" + page + "\n";
  }

  /** A heading and what it is about, which starts a section; the caller closes it. */
  static Markup section(Markup page, String heading, String about) {
    return page.open("section").leaf("h2", heading).leaf("p", about, "class", "about").line();
  }

  private static String style() {
    try (InputStream in = Page.class.getResourceAsStream("report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
