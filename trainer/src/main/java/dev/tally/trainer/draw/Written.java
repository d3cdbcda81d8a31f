package dev.tally.trainer.draw;

import org.bytedeco.opencv.opencv_core.Rect;

/**
 * A number on a page.
 *
 * @param kind what it is
 * @param value an amount with two decimals, or any other number as it stands
 * @param text as it stands, currency and marks left out or not as the bill has them
 * @param hand whether a hand wrote it; else it is printed
 * @param box around its ink, in pixels of the page
 */
record Written(String kind, String value, String text, boolean hand, Rect box) {}
