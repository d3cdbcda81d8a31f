import type {Box} from './api';
import {fill, h} from './dom';
import {t} from './texts';

/** A box to draw over a photo. */
export interface Mark {
  box: Box;
  kind: 'read' | 'unsure' | 'unreadable' | 'total' | 'tapped';
}

/** How large a place around a tap is, in shares of the photo. */
const TAP_WIDTH = 0.24;
const TAP_HEIGHT = 0.045;

/** A photo with boxes over it. Taps give a place of the photo; what is in the boxes is also listed in words elsewhere. */
export class PhotoView {
  readonly element: HTMLElement;
  private readonly image = h('img', {alt: t('photo_of'), draggable: 'false'});
  private readonly marks = h('div', {class: 'marks', 'aria-hidden': 'true'});
  private readonly paper = h('div', {class: 'photo-paper'}, this.image, this.marks);
  private address = '';

  constructor(onTap: (x: number, y: number) => void) {
    this.element = h('div', {class: 'photo', tabindex: '0', role: 'region', 'aria-label': t('photo_of')}, this.paper);
    this.paper.addEventListener('click', (event) => {
      const place = this.paper.getBoundingClientRect();
      onTap((event.clientX - place.left) / place.width, (event.clientY - place.top) / place.height);
    });
  }

  show(photo: Blob): void {
    this.close();
    this.address = URL.createObjectURL(photo);
    this.image.src = this.address;
  }

  mark(marks: Mark[]): void {
    fill(this.marks, marks.map(({box, kind}) => {
      const mark = h('div', {class: `mark ${kind}`});
      Object.assign(mark.style, {left: share(box.x), top: share(box.y), width: share(box.width), height: share(box.height)});
      return mark;
    }));
  }

  /** Lets go of the photo. */
  close(): void {
    URL.revokeObjectURL(this.address);
  }
}

function share(value: number): string {
  return `${(value * 100).toFixed(3)}%`;
}

/** The place around a tap; as high as the numbers that were found nearby, if any were. */
export function around(x: number, y: number, found: Box[]): Box {
  const heights = found.map((box) => box.height).sort((a, b) => a - b);
  const height = heights.length > 0 ? Math.min(0.12, heights[heights.length >> 1]! * 1.8) : TAP_HEIGHT;
  const left = Math.max(0, Math.min(1 - TAP_WIDTH, x - TAP_WIDTH / 2));
  const top = Math.max(0, Math.min(1 - height, y - height / 2));
  return {x: left, y: top, width: TAP_WIDTH, height};
}

/** Whether a place is in a box, or so near that a finger meant it. */
export function holds(box: Box, x: number, y: number, slack = 0.008): boolean {
  return x >= box.x - slack && x <= box.x + box.width + slack && y >= box.y - slack && y <= box.y + box.height + slack;
}
