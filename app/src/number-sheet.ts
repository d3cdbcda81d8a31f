import type {Reading} from './api';
import {fill, h} from './dom';
import {shown} from './money';
import {askAmount} from './pad';
import {t} from './texts';

/** What a person made of a number. */
export interface Choice {
  value: string;
  total: boolean;
  /** Whether it is not what was read. */
  corrected: boolean;
}

/** A sheet with a number's picture, what it may be, and what to do with it. */
export class NumberSheet {
  private readonly heading = h('p', {class: 'sheet-title', 'aria-live': 'polite'});
  private readonly canvas = h('canvas', {class: 'number-picture', 'aria-hidden': 'true'});
  private readonly body = h('div', {}, h('div', {class: 'spinner'}));
  private readonly dialog = h('dialog', {class: 'sheet', 'aria-label': t('number')}, this.heading, this.canvas, this.body);
  private choice: Choice | undefined;
  private readonly closed: Promise<void>;

  constructor(title: string, private readonly currency: string, private readonly locale: string) {
    this.closed = new Promise((resolve) => this.dialog.addEventListener('close', () => {
      this.dialog.remove();
      resolve();
    }));
    this.title(title);
    document.body.append(this.dialog);
    this.dialog.showModal();
  }

  title(text: string): void {
    this.heading.textContent = text;
  }

  picture(data: ImageData): void {
    this.canvas.width = data.width;
    this.canvas.height = data.height;
    this.canvas.getContext('2d')!.putImageData(data, 0, 0);
  }

  /** What the person chose; undefined where it was closed. */
  async choose(reading: Reading, more: string[]): Promise<Choice | undefined> {
    const read = reading.value ?? '';
    const take = (value: string, total: boolean) => {
      this.choice = {value, total, corrected: value !== read};
      this.dialog.close();
    };
    const say = (value: string) => shown(value, this.currency, this.locale);
    fill(this.body, [
      read ? h('p', {class: `number-value ${reading.outcome}`}, say(read)) : null,
      reading.outcome === 'read' ? null : h('p', {class: 'reason'}, read ? reading.reason : t('tapped_none', {reason: reading.reason ?? ''})),
      more.length > 0 && reading.outcome !== 'read' ? h('div', {class: 'candidates'}, h('span', {class: 'label'}, t('perhaps')),
        ...[...new Set(more)].filter((value) => value !== read).slice(0, 3).map((value) => h('button', {type: 'button', class: 'candidate', onclick: () => take(value, true)}, say(value)))) : null,
      h('div', {class: 'row'},
        h('button', {type: 'button', class: 'plain', onclick: () => void this.correct(read, take)}, t('correct')),
        read ? h('button', {type: 'button', class: 'primary', onclick: () => take(read, true)}, t('use_total')) : null),
      h('div', {class: 'row'}, h('button', {type: 'button', class: 'link', onclick: () => this.dialog.close()}, t('close'))),
    ]);
    await this.closed;
    return this.choice;
  }

  private async correct(read: string, take: (value: string, total: boolean) => void): Promise<void> {
    const value = await askAmount(t('correct'), read, this.currency, this.locale);
    if (value !== undefined) {
      // Of a number that nothing was read in, a person means the total.
      take(value, read === '');
    }
  }
}
