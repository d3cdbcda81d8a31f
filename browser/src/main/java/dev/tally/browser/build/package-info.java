/** What runs while this module is built, and nowhere else. */
package dev.tally.browser.build;
