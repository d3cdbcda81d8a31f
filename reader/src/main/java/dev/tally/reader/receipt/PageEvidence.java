package dev.tally.reader.receipt;

import dev.tally.reader.amount.Amount;
import dev.tally.reader.amount.Notation;
import dev.tally.reader.layout.Label;
import dev.tally.reader.number.NumberLine;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * All that a page's numbers say before it is weighed: for those who learn the weights. Immutable.
 */
public final class PageEvidence {
  /** A row says an amount if that is at least so likely. */
  private static final double SAYS = 0.02;

  private final List<BoxReading> numbers;
  private final Notation notation;

  PageEvidence(List<BoxReading> numbers, Notation notation) {
    this.numbers = List.copyOf(numbers);
    this.notation = notation;
  }

  /** All that the total may be; empty where the page has no numbers. */
  public List<TotalCandidate> totals() {
    return numbers.isEmpty() ? List.of() : new TotalCandidates(numbers, amounts(), notation.whole()).all();
  }

  private List<List<Amount>> amounts() {
    return numbers.stream().map(number -> number.amounts(notation)).toList();
  }

  /**
   * The page as if its photo had ended above an amount, where nothing says what the total is. Empty where the amount stands nowhere, or a
   * total's label is above it.
   */
  public Optional<PageEvidence> endingAbove(long minor) {
    List<List<Amount>> amounts = amounts();
    int first = IntStream.range(0, numbers.size())
        .filter(i -> amounts.get(i)
            .stream()
            .filter(amount -> amount.minor() == minor)
            .mapToDouble(Amount::probability)
            .sum() >= SAYS)
        .findFirst()
        .orElse(0);
    List<BoxReading> above = numbers.subList(0, first);
    return above.isEmpty() || above.stream().anyMatch(number -> number.is(Label.TOTAL, TotalCandidates.SHARE))
        ? Optional.empty()
        : Optional.of(new PageEvidence(above, notation));
  }

  /**
   * A number that may be by hand or in print.
   *
   * @param printed its digits, were it print
   * @param written its digits, had a hand written them
   * @param clues by {@link HandOrPrint.Clue}
   * @param line all that was made of it, had a hand written it
   */
  public record ReadNumber(String printed, String written, double[] clues, NumberLine line) {}

  /** Those that were read both ways. */
  public List<ReadNumber> numbers() {
    return IntStream.range(0, numbers.size())
        .filter(i -> !numbers.get(i).line().candidates().isEmpty())
        .mapToObj(i -> new ReadNumber(BoxReading.digits(numbers.get(i).print().text()),
            numbers.get(i).line().candidates().getFirst().value(), HandOrPrint.clues(numbers, i),
            numbers.get(i).line()))
        .toList();
  }
}
