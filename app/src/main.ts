import {fill, h, icon, ICONS} from './dom';
import {newEntry} from './entry';
import * as notice from './notice';
import {prepare, Unfit} from './photo';
import * as preferences from './preferences';
import * as queue from './queue';
import {warmUp} from './reader';
import {capture} from './screens/capture';
import {expenses} from './screens/expenses';
import {review} from './screens/review';
import {settings} from './screens/settings';
import * as store from './store';
import {count, speak, t} from './texts';

/** Photos that were shared to the app wait there for it. */
const SHARED = 'tally-shared';
const WARM_UP_MILLIS = 4_000;

const banner = h('div', {class: 'top-banner', role: 'status'});
const main = h('main', {id: 'main', tabindex: '-1'});
let end: () => void = () => undefined;
let shown = '';

function tab(hash: string, text: string, paths: readonly string[]): HTMLElement {
  return h('a', {href: hash, class: 'tab'}, icon(...paths), h('span', {}, text));
}

function frame(): void {
  fill(document.body, [
    h('a', {class: 'skip', href: '#main', onclick: (event: Event) => {
      event.preventDefault();
      main.focus();
    }}, t('skip')),
    banner,
    main,
    h('nav', {class: 'tabs', 'aria-label': 'Tally'},
      tab('#/capture', t('capture'), ICONS.camera),
      tab('#/expenses', t('expenses'), ICONS.list),
      tab('#/settings', t('settings'), ICONS.settings)),
    notice.place(),
  ]);
}

async function route(): Promise<void> {
  const hash = location.hash || '#/capture';
  if (hash === shown) {
    return;
  }
  const moved = shown !== '';
  shown = hash;
  end();
  end = () => undefined;
  const [, screen, id] = hash.split('/');
  if (screen === 'new') {
    const entry = newEntry(undefined, Date.now());
    await store.keep(entry);
    location.replace(`#/review/${entry.id}`);
    return;
  }
  // In a box of its own, so that a screen that is slow to open cannot write into the next one.
  const page = h('div', {class: `screen ${screen}`});
  fill(main, [page]);
  const opened = screen === 'review' && id ? await review(page, id) : screen === 'expenses' ? expenses(page) : screen === 'settings' ? settings(page) : capture(page);
  if (shown !== hash) {
    opened();
    return;
  }
  end = opened;
  document.querySelectorAll('.tab').forEach((link) => {
    if (link.getAttribute('href') === hash) {
      link.setAttribute('aria-current', 'page');
    } else {
      link.removeAttribute('aria-current');
    }
  });
  document.title = `${page.querySelector('h1')?.textContent ?? ''} · Tally`;
  main.scrollTop = 0;
  if (moved) {
    main.focus({preventScroll: true});
  }
}

async function showBanner(): Promise<void> {
  const waiting = (await store.entries()).filter((entry) => entry.wish && !entry.discard && !entry.trouble).length;
  const waits = waiting > 0 ? count('waiting', waiting) : '';
  switch (queue.reached()) {
    case 'away':
      fill(banner, [t('away'), waits ? ` ${waits}.` : null]);
      break;
    case 'wants-key':
      fill(banner, [t('wants_key'), ' ', h('a', {href: '#/settings'}, t('enter_key'))]);
      break;
    case 'busy':
      fill(banner, [t('busy')]);
      break;
    case 'full':
      fill(banner, [t('full')]);
      break;
    default:
      fill(banner, []);
  }
}

/** Photos from the system's share sheet, which the service worker put aside. */
async function takeShared(): Promise<void> {
  const shared = 'caches' in window ? await caches.open(SHARED) : undefined;
  for (const request of (await shared?.keys()) ?? []) {
    const photo = await (await shared!.match(request))!.blob();
    try {
      await store.keep(newEntry(await prepare(photo), Date.now()));
    } catch (error) {
      notice.say(error instanceof Unfit ? t(error.text, {name: '…'}) : t('storage_full'));
      if (!(error instanceof Unfit)) {
        return;
      }
    }
    await shared!.delete(request);
  }
}

async function install(): Promise<void> {
  if (!('serviceWorker' in navigator)) {
    return;
  }
  const had = Boolean(navigator.serviceWorker.controller);
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (had) {
      banner.append(t('new_version'), ' ', h('button', {type: 'button', class: 'link', onclick: () => location.reload()}, t('reload')));
    }
  });
  navigator.serviceWorker.addEventListener('message', () => queue.wake());
  const worker = await navigator.serviceWorker.register('/sw.js') as ServiceWorkerRegistration & {sync?: {register(tag: string): Promise<void>}};
  // Where the browser can, it says when the network is back even while the app is not looked at.
  queue.onReach((reach) => reach === 'away' && void worker.sync?.register('tally-queue').catch(() => undefined));
}

async function begin(): Promise<void> {
  await preferences.load();
  await speak(preferences.current().language);
  frame();
  await takeShared().catch(() => undefined);
  addEventListener('hashchange', () => void route());
  queue.onReach(() => void showBanner());
  store.onChange((topic) => topic !== 'books' && void showBanner());
  await route();
  queue.begin();
  void showBanner();
  await install().catch(() => undefined);
  // Asked for once something is worth keeping; a browser that says no keeps it as long as it can.
  void navigator.storage?.persist?.();
  setTimeout(() => void warmUp(), WARM_UP_MILLIS);
}

void begin();
