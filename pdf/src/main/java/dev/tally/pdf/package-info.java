/** PDF: {@link dev.tally.pdf.PdfFormat} renders the first page, within limits that {@code PdfDrawer} keeps. */
package dev.tally.pdf;
