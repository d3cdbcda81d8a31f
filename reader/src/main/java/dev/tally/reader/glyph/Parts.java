package dev.tally.reader.glyph;

import dev.tally.reader.image.PixelBox;
import dev.tally.reader.page.Ink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The connected parts of ink (pixels that touch at a side or corner).
 *
 * @param label the part of each pixel, -1 for none
 */
record Parts(int[] label, List<Part> list) {

  record Part(PixelBox box, int area) {}

  static Parts of(Ink ink, int inked) {
    int[] label = new int[ink.pixels().length];
    Arrays.fill(label, -1);
    List<Part> parts = new ArrayList<>();
    int[] stack = new int[label.length];
    for (int i = 0; i < label.length; i++) {
      if (label[i] < 0 && (ink.pixels()[i] & 0xff) >= inked) {
        parts.add(fill(ink, inked, i, parts.size(), label, stack));
      }
    }
    return new Parts(label, parts);
  }

  private static Part fill(Ink ink, int inked, int start, int id, int[] label, int[] stack) {
    int width = ink.width();
    int left = width;
    int right = 0;
    int top = ink.height();
    int bottom = 0;
    int area = 0;
    int depth = 0;
    stack[depth++] = start;
    label[start] = id;
    while (depth > 0) {
      int i = stack[--depth];
      int x = i % width;
      int y = i / width;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      area++;
      for (int ny = Math.max(0, y - 1); ny <= Math.min(ink.height() - 1, y + 1); ny++) {
        for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          int next = ny * width + nx;
          if (label[next] < 0 && (ink.pixels()[next] & 0xff) >= inked) {
            label[next] = id;
            stack[depth++] = next;
          }
        }
      }
    }
    return new Part(new PixelBox(left, top, right - left + 1, bottom - top + 1), area);
  }
}
