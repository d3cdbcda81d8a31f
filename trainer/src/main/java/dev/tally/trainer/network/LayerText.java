package dev.tally.trainer.network;

import dev.tally.trainer.network.Layer.AveragePooling;
import dev.tally.trainer.network.Layer.BatchNorm;
import dev.tally.trainer.network.Layer.Columns;
import dev.tally.trainer.network.Layer.Convolution;
import dev.tally.trainer.network.Layer.Dense;
import dev.tally.trainer.network.Layer.Dropout;
import dev.tally.trainer.network.Layer.Flatten;
import dev.tally.trainer.network.Layer.GlobalAveragePooling;
import dev.tally.trainer.network.Layer.MaxPooling;
import dev.tally.trainer.network.Layer.Relu;
import dev.tally.trainer.network.Layer.Residual;
import dev.tally.trainer.network.Layer.Softmax;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Layers in one line of text, for run files, cards and checkpoints:
 *
 * <pre>conv(32,3,same,nobias) maxpool(2) norm(shift) relu residual[conv(32,3,same) relu | conv(32,1)] globalpool dense(10) softmax</pre>
 *
 * A convolution has its filters, its kernel and, where they are not 1, 0 and present, {@code stride=N}, {@code pad=N} or
 * {@code same} and {@code nobias}. {@code norm} is a batch norm, {@code norm(shift)} one without a scale.
 */
public final class LayerText {
  /** What a person can write, for error messages and help texts. */
  public static final String GRAMMAR = "conv(FILTERS,KERNEL[,stride=N][,pad=N|same][,nobias]) norm norm(shift) relu "
      + "dropout(RATE) maxpool(N) averagepool(N) globalpool flatten columns columns(WIDTH) dense(UNITS[,nobias]) residual[BODY | SHORTCUT] softmax";

  private static final Pattern TOKEN = Pattern
      .compile("\\s*(residual\\s*\\[|\\||\\]|[a-z]+(?:\\s*\\([^()]*\\))?)\\s*");

  private final Deque<String> tokens;

  private LayerText(Deque<String> tokens) {
    this.tokens = tokens;
  }

  /** Throws {@link IllegalArgumentException} that names the word it does not know. */
  public static List<Layer> parse(String text) {
    Deque<String> tokens = new ArrayDeque<>();
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw new IllegalArgumentException(
            "no layer is written '" + text.substring(at).strip() + "'; there are " + GRAMMAR);
      }
      tokens.add(matcher.group(1).replaceAll("\\s", ""));
      at = matcher.end();
    }
    LayerText parser = new LayerText(tokens);
    List<Layer> layers = parser.layers();
    if (!tokens.isEmpty()) {
      throw new IllegalArgumentException("'" + tokens.peek() + "' belongs into a residual[...]");
    }
    return layers;
  }

  private List<Layer> layers() {
    List<Layer> layers = new ArrayList<>();
    while (!tokens.isEmpty() && !tokens.peek().equals("|") && !tokens.peek().equals("]")) {
      String token = tokens.remove();
      layers.add(token.equals("residual[") ? residual() : layer(token));
    }
    return layers;
  }

  private Layer residual() {
    List<Layer> body = layers();
    List<Layer> shortcut = List.of();
    if ("|".equals(tokens.peek())) {
      tokens.remove();
      shortcut = layers();
    }
    if (!"]".equals(tokens.poll())) {
      throw new IllegalArgumentException("a residual[ is not closed");
    }
    return new Residual(body, shortcut);
  }

  private static Layer layer(String token) {
    int open = token.indexOf('(');
    String word = open < 0 ? token : token.substring(0, open);
    List<String> given = open < 0
        ? List.of()
        : Arrays.asList(token.substring(open + 1, token.length() - 1).split(",", -1));
    try {
      return switch (word) {
        case "conv" -> convolution(given);
        case "norm" -> new BatchNorm(!flag(given, 0, "shift"));
        case "relu" -> new Relu();
        case "dropout" -> new Dropout(Double.parseDouble(given.getFirst()));
        case "maxpool" -> new MaxPooling(Integer.parseInt(given.getFirst()));
        case "averagepool" -> new AveragePooling(Integer.parseInt(given.getFirst()));
        case "globalpool" -> new GlobalAveragePooling();
        case "flatten" -> new Flatten();
        case "columns" -> new Columns(given.isEmpty() ? 1 : Integer.parseInt(given.getFirst()));
        case "dense" -> new Dense(Integer.parseInt(given.getFirst()), !flag(given, 1, "nobias"));
        case "softmax" -> new Softmax();
        default -> throw unknown(token);
      };
    } catch (NumberFormatException | IndexOutOfBoundsException | java.util.NoSuchElementException e) {
      throw new IllegalArgumentException(
          "'" + token + "' lacks a number or has a wrong one; there are " + GRAMMAR, e);
    }
  }

  private static boolean flag(List<String> given, int at, String word) {
    if (given.size() <= at) {
      return false;
    }
    if (!given.get(at).equals(word)) {
      throw unknown(given.get(at));
    }
    return true;
  }

  private static Convolution convolution(List<String> given) {
    int kernel = Integer.parseInt(given.get(1));
    int stride = 1;
    int padding = 0;
    boolean bias = true;
    for (String option : given.subList(2, given.size())) {
      if (option.equals("same")) {
        padding = (kernel - 1) / 2;
      } else if (option.equals("nobias")) {
        bias = false;
      } else if (option.startsWith("stride=")) {
        stride = Integer.parseInt(option.substring("stride=".length()));
      } else if (option.startsWith("pad=")) {
        padding = Integer.parseInt(option.substring("pad=".length()));
      } else {
        throw unknown(option);
      }
    }
    return new Convolution(Integer.parseInt(given.getFirst()), kernel, stride, padding, bias);
  }

  private static IllegalArgumentException unknown(String word) {
    return new IllegalArgumentException("no layer is written '" + word + "'; there are " + GRAMMAR);
  }

  /** What {@link #parse} turns into the same layers again. */
  public static String format(List<Layer> layers) {
    return layers.stream().map(LayerText::format).collect(Collectors.joining(" "));
  }

  private static String format(Layer layer) {
    return switch (layer) {
      case Convolution c -> "conv(" + c.filters() + "," + c.kernel()
          + (c.stride() == 1 ? "" : ",stride=" + c.stride()) + padding(c) + (c.bias() ? "" : ",nobias") + ")";
      case BatchNorm norm -> norm.scale() ? "norm" : "norm(shift)";
      case Relu _ -> "relu";
      case Dropout dropout -> "dropout(" + dropout.rate() + ")";
      case MaxPooling pooling -> "maxpool(" + pooling.size() + ")";
      case AveragePooling pooling -> "averagepool(" + pooling.size() + ")";
      case GlobalAveragePooling _ -> "globalpool";
      case Flatten _ -> "flatten";
      case Columns columns -> columns.width() == 1 ? "columns" : "columns(" + columns.width() + ")";
      case Dense dense -> "dense(" + dense.units() + (dense.bias() ? "" : ",nobias") + ")";
      case Residual residual -> "residual[" + format(residual.body())
          + (residual.shortcut().isEmpty() ? "" : " | " + format(residual.shortcut())) + "]";
      case Softmax _ -> "softmax";
    };
  }

  private static String padding(Convolution c) {
    if (c.padding() == 0) {
      return "";
    }
    return c.kernel() % 2 == 1 && c.padding() == (c.kernel() - 1) / 2 ? ",same" : ",pad=" + c.padding();
  }
}
