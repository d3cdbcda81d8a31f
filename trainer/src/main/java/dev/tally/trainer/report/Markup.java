package dev.tally.trainer.report;

import java.util.ArrayDeque;
import java.util.Deque;

/** HTML and SVG, written tag by tag. Every text and every attribute is escaped; a style sheet alone cannot be. */
final class Markup {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Starts an element; {@code attributes} are names and values in turn. */
  Markup open(String name, String... attributes) {
    tag(name, attributes).append('>');
    open.push(name);
    return this;
  }

  /** Ends the element that was started last. */
  Markup close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** An element without content, such as {@code img} or {@code path}. */
  Markup empty(String name, String... attributes) {
    tag(name, attributes).append("/>");
    return this;
  }

  /** An element that holds a text. */
  Markup leaf(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close();
  }

  Markup text(String text) {
    escape(text);
    return this;
  }

  Markup add(Markup other) {
    out.append(other);
    return this;
  }

  /** A style sheet, which HTML reads as it stands: it must be Tally's own. */
  Markup style(String css) {
    if (css.contains("<")) {
      throw new IllegalArgumentException("a style sheet that could end its element");
    }
    out.append("<style>").append(css).append("</style>");
    return this;
  }

  Markup line() {
    out.append('\n');
    return this;
  }

  private StringBuilder tag(String name, String... attributes) {
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
    return out;
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c < ' ' && c != '\n' && c != '\t' ? '\ufffd' : c);
      }
    }
  }

  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not closed: " + open);
    }
    return out.toString();
  }
}
