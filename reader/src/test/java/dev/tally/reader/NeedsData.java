package dev.tally.reader;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test, or a class of tests, that runs only where a real data set is; get its folder from {@link SharedData#directory}.
 * Elsewhere it is skipped with one line that says why, except where the environment variable {@code CI} is {@code true}: there
 * it fails, so that a gate never passes by skipping.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedData.Condition.class)
public @interface NeedsData {
  /** The folder of the data set, such as {@code mnist}. */
  String value();
}
