import {Camera, CameraTrouble} from '../camera';
import {fill, h, icon, ICONS} from '../dom';
import {newEntry, type Entry} from '../entry';
import {prepare, Unfit} from '../photo';
import * as notice from '../notice';
import * as queue from '../queue';
import * as store from '../store';
import {stateChip} from '../state';
import {count, t} from '../texts';

/** Below it a person is told before more photos are taken: it is room for some five. */
const LOW_BYTES = 20_000_000;

/** Photographs bills. What is taken is on the device's disk before anything else is done with it. */
export function capture(root: HTMLElement): () => void {
  const video = h('video', {class: 'finder', playsinline: true, muted: true, 'aria-label': t('aim')});
  const message = h('div', {class: 'finder-message'});
  const shutter = h('button', {class: 'shutter', type: 'button', 'aria-label': t('take'), onclick: () => void take()});
  const torch = h('button', {class: 'round', type: 'button', 'aria-label': t('torch'), 'aria-pressed': 'false', hidden: true, onclick: () => void light()}, icon(...ICONS.torch));
  const picker = h('input', {type: 'file', accept: 'image/*', capture: 'environment', multiple: true, class: 'visually-hidden', id: 'picker', onchange: () => void picked()});
  const strip = h('ul', {class: 'strip'});
  const warning = h('div', {role: 'alert'});
  const camera = new Camera(video);
  const addresses: string[] = [];

  fill(root, [
    h('h1', {class: 'visually-hidden'}, t('capture')),
    warning,
    h('div', {class: 'finder-frame'}, video, message),
    h('p', {class: 'hint'}, t('aim')),
    h('div', {class: 'capture-bar'},
      h('div', {class: 'side'}, h('label', {class: 'round', for: 'picker', title: t('choose')}, icon(...ICONS.picture), h('span', {class: 'visually-hidden'}, t('choose'))), picker),
      shutter,
      h('div', {class: 'side'}, torch)),
    strip,
    h('p', {class: 'centre'}, h('a', {href: '#/new'}, t('by_hand'))),
  ]);

  async function start(): Promise<void> {
    fill(message, []);
    try {
      await camera.start();
      torch.hidden = !camera.hasTorch();
      shutter.disabled = false;
    } catch (error) {
      shutter.disabled = true;
      const text = error instanceof CameraTrouble ? error.text : 'camera_busy';
      fill(message, [
        h('p', {}, t(text)),
        h('button', {class: 'plain', type: 'button', onclick: () => void start()}, t('try_again')),
      ]);
    }
  }

  async function light(): Promise<void> {
    torch.setAttribute('aria-pressed', String(await camera.toggleTorch()));
  }

  async function take(): Promise<void> {
    const photo = await camera.take();
    video.classList.remove('blink');
    void video.offsetWidth;
    video.classList.add('blink');
    await keep(photo);
    queue.wake();
  }

  async function picked(): Promise<void> {
    const files = [...(picker.files ?? [])];
    picker.value = '';
    let kept = 0;
    for (const file of files) {
      kept += (await open(file)) ? 1 : 0;
    }
    if (kept > 1) {
      notice.say(count('photos', kept));
    }
    queue.wake();
  }

  async function open(file: File): Promise<boolean> {
    try {
      return await keep(await prepare(file));
    } catch (error) {
      if (!(error instanceof Unfit)) {
        throw error;
      }
      warn(h('p', {}, t(error.text, {name: file.name})));
      return false;
    }
  }

  async function keep(photo: Blob): Promise<boolean> {
    try {
      await store.keep(newEntry(photo, Date.now()));
      await warnIfLow();
      return true;
    } catch {
      warnFull(photo);
      return false;
    }
  }

  /** The photo is still in memory: it can be tried again, or saved elsewhere. */
  function warnFull(photo: Blob): void {
    const address = URL.createObjectURL(photo);
    addresses.push(address);
    warn(h('p', {}, t('storage_full')), h('div', {class: 'row'},
      h('a', {class: 'button plain', href: address, download: 'bill.jpg'}, t('save_file')),
      h('button', {class: 'primary', type: 'button', onclick: async () => {
        fill(warning, []);
        await keep(photo);
        queue.wake();
      }}, t('try_again'))));
  }

  function warn(...content: Node[]): void {
    warning.append(h('div', {class: 'banner warn'}, ...content));
  }

  async function warnIfLow(): Promise<void> {
    const space = await store.space();
    const free = space ? space.quota - space.used : Infinity;
    if (free < LOW_BYTES) {
      fill(warning, [h('div', {class: 'banner warn'}, h('p', {}, t('storage_low', {free: `${Math.max(0, Math.floor(free / 1e6))} MB`})))]);
    }
  }

  async function list(): Promise<void> {
    const all = (await store.entries()).filter((entry) => entry.photo && !entry.wish && !entry.discard).reverse();
    addresses.splice(0).forEach((address) => URL.revokeObjectURL(address));
    fill(strip, all.slice(0, 12).map(thumb));
  }

  function thumb(entry: Entry): HTMLElement {
    const address = URL.createObjectURL(entry.photo!);
    addresses.push(address);
    return h('li', {}, h('a', {class: 'thumb', href: `#/review/${entry.id}`}, h('img', {src: address, alt: ''}), stateChip(entry), h('span', {class: 'visually-hidden'}, t('review'))));
  }

  const end = store.onChange((topic) => topic === 'entries' && void list());
  void start();
  void warnIfLow();
  void list();
  return () => {
    end();
    camera.stop();
    addresses.forEach((address) => URL.revokeObjectURL(address));
  };
}
