package dev.tally.reader.component;

import dev.tally.reader.image.PictureMats;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.page.Ink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/** The connected pieces of a page's ink. */
public final class Components {
  private static final int LEAST_AREA = 4;

  private final Ink ink;
  private final int[] labels;
  private final List<Component> list = new ArrayList<>();

  public Components(Ink ink) {
    this.ink = ink;
    this.labels = new int[ink.pixels().length];
    try (PointerScope _ = new PointerScope()) {
      Mat binary = new Mat();
      opencv_imgproc.threshold(PictureMats.mat(ink.width(), ink.height(), ink.pixels()), binary,
          Ink.SEEN - 1.0, 255, opencv_imgproc.THRESH_BINARY);
      Mat labelled = new Mat();
      Mat stats = new Mat();
      Mat middles = new Mat();
      int count = opencv_imgproc.connectedComponentsWithStats(binary, labelled, stats, middles);
      IntIndexer at = labelled.createIndexer();
      at.get(0L, labels);
      IntIndexer stat = stats.createIndexer();
      for (int i = 1; i < count; i++) {
        int area = stat.get(i, opencv_imgproc.CC_STAT_AREA);
        if (area >= LEAST_AREA) {
          list.add(new Component(i,
              new PixelBox(stat.get(i, opencv_imgproc.CC_STAT_LEFT), stat.get(i, opencv_imgproc.CC_STAT_TOP),
                  stat.get(i, opencv_imgproc.CC_STAT_WIDTH), stat.get(i, opencv_imgproc.CC_STAT_HEIGHT)),
              area));
        }
      }
    }
  }

  public List<Component> list() {
    return list;
  }

  /** Of which they are the pieces. */
  public Ink ink() {
    return ink;
  }

  /** The page's longer side, in pixels. */
  public int side() {
    return Math.max(ink.width(), ink.height());
  }

  public Shape shape(Component component) {
    return Shape.of(ink, component.box());
  }

  /** Whether a pixel belongs to a component. */
  public boolean isOf(Component component, int x, int y) {
    return labels[y * ink.width() + x] == component.label();
  }

  /** Whether some of a component lies in a box. */
  public boolean isIn(Component component, PixelBox box) {
    for (int y = box.y(); y < box.bottom(); y++) {
      for (int x = box.x(); x < box.right(); x++) {
        if (isOf(component, x, y)) {
          return true;
        }
      }
    }
    return false;
  }

  public static PixelBox box(Collection<Component> components) {
    return components.stream().map(Component::box).reduce(PixelBox::union).orElseThrow();
  }

  /** Those alone, with their soft edges and a margin of paper. */
  public Ink ink(Collection<Component> components) {
    PixelBox box = margin(box(components));
    Set<Integer> own = new HashSet<>();
    components.forEach(component -> own.add(component.label()));
    byte[] pixels = new byte[box.width() * box.height()];
    for (int y = 0; y < box.height(); y++) {
      for (int x = 0; x < box.width(); x++) {
        int i = (box.y() + y) * ink.width() + box.x() + x;
        if (labels[i] == 0 || own.contains(labels[i])) {
          pixels[y * box.width() + x] = ink.pixels()[i];
        }
      }
    }
    return new Ink(box.width(), box.height(), pixels);
  }

  public PixelBox margin(PixelBox box) {
    int x = Math.max(0, box.x() - 3);
    int y = Math.max(0, box.y() - 3);
    return new PixelBox(x, y, Math.min(ink.width(), box.right() + 3) - x,
        Math.min(ink.height(), box.bottom() + 3) - y);
  }
}
