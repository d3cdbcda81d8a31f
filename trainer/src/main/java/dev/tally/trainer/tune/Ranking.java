package dev.tally.trainer.tune;

import java.util.List;
import java.util.Optional;

/**
 * The outcome of a search.
 *
 * @param places best first: who was trained further is better; what diverged comes last
 */
public record Ranking(List<Place> places) {
  /** Why a trial was trained no further. */
  public enum Ending {
    COMPLETE("all epochs"), PATIENCE("got no better"), DROPPED("dropped"), DIVERGED("diverged");

    private final String words;

    Ending(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /** A trial with the last score it had. */
  public record Place(Trial trial, Score score, Ending ending) {}

  public Ranking {
    places = List.copyOf(places);
  }

  /** None where every trial has diverged. */
  public Optional<Place> winner() {
    return places.stream().findFirst().filter(place -> !place.score().hasDiverged());
  }
}
