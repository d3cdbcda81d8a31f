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
/** Photos that the device had no room for: in memory alone, whichever screen is shown, until they are kept or saved elsewhere. */
const homeless = new Set<Blob>();

addEventListener('beforeunload', (event) => homeless.size > 0 && event.preventDefault());

/** Photographs bills. What is taken is on the device's disk before anything else is done with it. */
export function capture(root: HTMLElement): () => void {
  const video = h('video', {class: 'finder', playsinline: true, muted: true, 'aria-label': t('aim')});
  const message = h('div', {class: 'finder-message'});
  const shutter = h('button', {class: 'shutter', type: 'button', 'aria-label': t('take'), onclick: () => void take()});
  const torch = h('button', {class: 'round', type: 'button', 'aria-label': t('torch'), 'aria-pressed': 'false', hidden: true, onclick: () => void light()}, icon(...ICONS.torch));
  const picker: HTMLInputElement = h('input', {type: 'file', accept: 'image/*', multiple: true, class: 'visually-hidden', id: 'picker', onchange: () => void picked(picker)});
  // Where the page gets no camera, the phone's own app for it may do.
  const cameraApp: HTMLInputElement = h('input', {type: 'file', accept: 'image/*', capture: 'environment', class: 'visually-hidden', id: 'camera-app', onchange: () => void picked(cameraApp)});
  const strip = h('ul', {class: 'strip'});
  const low = h('div', {role: 'alert'});
  const warning = h('div', {role: 'alert'});
  const full = h('div', {role: 'alert'});
  const camera = new Camera(video);
  const addresses: string[] = [];
  const thumbs: string[] = [];

  fill(root, [
    h('h1', {class: 'visually-hidden'}, t('capture')),
    full,
    low,
    warning,
    h('div', {class: 'finder-frame'}, video, message),
    h('p', {class: 'hint'}, t('aim')),
    h('div', {class: 'capture-bar'},
      h('div', {class: 'side'}, picker, h('label', {class: 'round', for: 'picker', title: t('choose')}, icon(...ICONS.picture), h('span', {class: 'visually-hidden'}, t('choose')))),
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
        h('div', {}, cameraApp, h('label', {class: 'button primary', for: 'camera-app'}, t('camera_app'))),
        h('button', {class: 'plain', type: 'button', onclick: () => void start()}, t('try_again')),
      ]);
    }
  }

  async function light(): Promise<void> {
    torch.setAttribute('aria-pressed', String(await camera.toggleTorch()));
  }

  async function take(): Promise<void> {
    const photo = await camera.take();
    if (!photo) {
      return;
    }
    video.classList.remove('blink');
    void video.offsetWidth;
    video.classList.add('blink');
    await keep(photo);
    queue.wake();
  }

  async function picked(input: HTMLInputElement): Promise<void> {
    const files = [...(input.files ?? [])];
    input.value = '';
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
      warn(t(error.text, {name: file.name}));
      return false;
    }
  }

  async function keep(photo: Blob): Promise<boolean> {
    try {
      await store.keep(newEntry(photo, Date.now()));
      homeless.delete(photo);
      return true;
    } catch {
      homeless.add(photo);
      return false;
    } finally {
      showHomeless();
      await warnIfLow();
    }
  }

  function showHomeless(): void {
    fill(full, [...homeless].map((photo) => {
      const address = URL.createObjectURL(photo);
      addresses.push(address);
      return h('div', {class: 'banner warn'}, h('p', {}, t('storage_full')), h('div', {class: 'row'},
        h('a', {class: 'button plain', href: address, download: 'bill.jpg', onclick: () => homeless.delete(photo)}, t('save_file')),
        h('button', {class: 'primary', type: 'button', onclick: () => void keep(photo).then(queue.wake)}, t('try_again'))));
    }));
  }

  function warn(text: string): void {
    const banner: HTMLElement = h('div', {class: 'banner warn'}, h('p', {}, text), h('button', {type: 'button', class: 'link', onclick: () => banner.remove()}, t('close')));
    warning.append(banner);
  }

  async function warnIfLow(): Promise<void> {
    const space = await store.space();
    const free = space ? space.quota - space.used : Infinity;
    fill(low, free < LOW_BYTES ? [h('div', {class: 'banner warn'}, h('p', {}, t('storage_low', {free: `${Math.max(0, Math.floor(free / 1e6))} MB`})))] : []);
  }

  async function list(): Promise<void> {
    const all = (await store.entries()).filter((entry) => entry.photo && !entry.wish && !entry.discard).reverse();
    thumbs.splice(0).forEach((address) => URL.revokeObjectURL(address));
    fill(strip, all.slice(0, 12).map(thumb));
  }

  function thumb(entry: Entry): HTMLElement {
    const address = URL.createObjectURL(entry.photo!);
    thumbs.push(address);
    return h('li', {}, h('a', {class: 'thumb', href: `#/review/${entry.id}`}, h('img', {src: address, alt: ''}), stateChip(entry), h('span', {class: 'visually-hidden'}, t('review'))));
  }

  const end = store.onChange((topic) => topic === 'entries' && void list());
  void start();
  showHomeless();
  void warnIfLow();
  void list();
  return () => {
    end();
    camera.stop();
    [...addresses, ...thumbs].forEach((address) => URL.revokeObjectURL(address));
  };
}
