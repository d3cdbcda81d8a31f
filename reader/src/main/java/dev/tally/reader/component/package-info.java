/** Connected components: the pieces of a page's ink, and their shapes. */
package dev.tally.reader.component;
