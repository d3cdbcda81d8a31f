/** What the driver does. */
package dev.tally.spark.run;
