package dev.tally.bench;

/** How long a run is: a number of steps, or of seconds (then the step that is under way is finished). One of the two is 0. */
record Effort(int steps, double seconds) {
  boolean isDone(int steps, long nanos) {
    return this.steps > 0 ? steps >= this.steps : nanos >= seconds * 1e9;
  }
}
