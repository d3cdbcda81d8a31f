package dev.tally.reader.receipt;

import dev.tally.reader.Box;
import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.Reason;
import dev.tally.reader.Reason.Code;
import dev.tally.reader.amount.Notation;
import dev.tally.reader.field.Row;
import dev.tally.reader.page.Page;
import dev.tally.reader.receipt.Receipt.Field;
import dev.tally.reader.receipt.Receipt.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What each row of a column is, once its total is judged, and what its sums say about it. */
final class ColumnFields {
  private final Page page;
  private final ReadColumn column;
  private final List<ColumnRow> rows;
  private final Notation notation;
  private final Candidates candidates;
  private final RepairDoubts repairs;
  private final Reading total;
  private final double sure;

  ColumnFields(Page page, ReadColumn column, Reading total, double sure) {
    this.page = page;
    this.column = column;
    this.rows = column.rows();
    this.notation = column.notation();
    this.candidates = new Candidates(notation);
    this.repairs = new RepairDoubts(notation, rows);
    this.total = total;
    this.sure = sure;
  }

  /** The rows that are numbers, each product's factors before it. */
  List<Field> all() {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      ColumnRow row = rows.get(i);
      Box box = page.inPhoto(row.box());
      if (row.form().isPresent() && !isTotal(i) && !isInSum(i) && product(i).isEmpty()) {
        fields.add(row.form().get().field(box));
      } else if (row.isNumber() || isTotal(i) || isInSum(i)) {
        product(i).ifPresent(product -> addFactors(product, fields));
        fields.add(new Field(kind(i), isSure() ? kindConfidence(i) : 0.5,
            isTotal(i) ? total : reading(i, box), box));
      }
    }
    return fields;
  }

  private boolean isTotal(int row) {
    return row == column.totalRow();
  }

  private boolean isSure() {
    return total instanceof Reading.Read;
  }

  private boolean isInSum(int row) {
    return isSure() && column.sums().best().adds(row);
  }

  private Optional<Product> product(int row) {
    return column.product(row, isInSum(row));
  }

  /** How likely a row does what it does in the best sum, if anything: by all sums that have it so. */
  private double kindConfidence(int row) {
    Proofs<Closing> sums = column.sums();
    return isInSum(row)
        ? sums.share(sum -> sum.adds(row) && sum.kind(row) == sums.best().kind(row))
        : sums.share(sum -> !sum.adds(row));
  }

  /** How likely a row of the best sum says what it says there: by all sums in which it does. */
  private double valueConfidence(int row) {
    long value = column.sums().best().written(row);
    return column.sums().share(sum -> sum.adds(row) && sum.written(row) == value);
  }

  private void addFactors(Product product, List<Field> fields) {
    double confidence = product.weight() / (1 + product.weight());
    fields.add(factor(Kind.QUANTITY, product.units(), product.quantityAt(), confidence));
    fields.add(factor(Kind.RATE, notation.plain(product.rate()), product.rateAt(), confidence));
  }

  private Field factor(Kind kind, String value, Row.Beside at, double confidence) {
    Box box = page.inPhoto(at.box());
    Optional<Reason> doubt = confidence >= sure
        ? Optional.empty()
        : Optional.of(new Reason(Code.NOT_CONFIRMED, "quantity times rate is right by this, but not surely"));
    return new Field(kind, confidence,
        Candidates.reading(List.of(new Candidate(value, value, confidence)), box, doubt), box);
  }

  private Kind kind(int row) {
    if (isTotal(row)) {
      return Kind.TOTAL;
    }
    if (isInSum(row)) {
      return column.sums().best().kind(row);
    }
    return product(row).isPresent() ? Kind.ITEM : Kind.UNKNOWN;
  }

  /** A row of a sum or a product that surely closes is as sure as that; any other is left to a person. */
  private Reading reading(int index, Box box) {
    ColumnRow row = rows.get(index);
    List<Candidate> own = candidates.of(row.amounts());
    if (row.mismatch().isPresent()) {
      return new Reading.Unsure(own, row.mismatch().get(), box, List.of());
    }
    boolean summed = isInSum(index);
    double bySum = summed && !repairs.isOverridden(index, column.sums().best()) ? valueConfidence(index) : 0;
    double byProduct = product(index).isPresent() ? row.probability() : 0;
    double confidence = Math.max(bySum, byProduct);
    if (confidence < sure) {
      return new Reading.Unsure(own, new Reason(Code.NOT_CONFIRMED, "no sum confirms it"), box, List.of());
    }
    long value = summed ? column.sums().best().written(index) : row.looks();
    return new Reading.Read(candidates.of(value, row.amounts(), confidence), List.of(), box, List.of());
  }

  /** The products and the sums that hold, and what they need to be read otherwise than it looks. */
  List<String> because() {
    List<String> because = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      if (rows.get(row).isNumber() || isInSum(row)) {
        product(row).map(this::told).ifPresent(because::add);
        rows.get(row).mismatch().map(Reason::sentence).ifPresent(because::add);
      }
    }
    if (isSure()) {
      addSums(column.sums().best(), because);
    }
    return because;
  }

  private String told(Product product) {
    return product.units() + " x " + notation.plain(product.rate()) + " = "
        + notation.plain(product.amount());
  }

  private void addSums(Closing closing, List<String> because) {
    int first = closing.first();
    if (first < closing.subtotal()) {
      because.add(notation.sum(closing.values().subList(0, closing.subtotal() - first)) + " = "
          + notation.plain(closing.values().get(closing.subtotal() - first)));
    }
    if (closing.subtotal() < closing.total()) {
      because.add(notation.sum(closing.values().subList(closing.subtotal() - first, closing.total() - first))
          + " = " + notation.plain(closing.value()));
    }
    IntStream.of(closing.rows())
        .filter(row -> closing.written(row) != rows.get(row).looks())
        .mapToObj(row -> "row " + (row + 1) + " looks more like " + notation.plain(rows.get(row).looks())
            + ", but with " + notation.plain(closing.written(row)) + " the sum is right")
        .forEach(because::add);
  }
}
