/** The service worker: the app from the device, whether there is a network or not. It imports nothing, so that it is one file. */
interface Extendable extends Event {
  waitUntil(promise: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface Scope {
  addEventListener(type: 'install' | 'activate' | 'sync', listener: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: {claim(): Promise<void>; matchAll(): Promise<{postMessage(message: unknown): void}[]>};
}

const scope = self as unknown as Scope;
/** Both are written in by the build. */
const VERSION = 'tally-app-TALLY_VERSION';
const FILES = ['/', '/manifest.webmanifest', '/icons/tally-192.png', ...'TALLY_FILES'.split(' ')];
/** What reads on the device; it has files of its own, which are kept when they were asked for. */
const READER = 'tally-reader';
const SHARED = 'tally-shared';

scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) => event.waitUntil(activate()));
scope.addEventListener('sync', (event) => event.waitUntil(tell()));
scope.addEventListener('fetch', (event) => {
  const {method, url, mode} = event.request;
  const {origin, pathname} = new URL(url);
  if (origin !== location.origin) {
    return;
  }
  if (method === 'POST' && pathname === '/share') {
    event.respondWith(share(event.request));
  } else if (method === 'GET' && (mode === 'navigate' && pathname === '/' || FILES.includes(pathname) || pathname.startsWith('/assets/'))) {
    event.respondWith(fromDevice(mode === 'navigate' ? '/' : pathname, event.request));
  } else if (method === 'GET' && pathname.startsWith('/reader/')) {
    event.respondWith(newestOrKept(event.request));
  }
});

async function install(): Promise<void> {
  const cache = await caches.open(VERSION);
  await cache.addAll(FILES.map((file) => new Request(file, {cache: 'reload', credentials: 'omit'})));
  await scope.skipWaiting();
}

async function activate(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith('tally-app-') && name !== VERSION) {
      await caches.delete(name);
    }
  }
  await scope.clients.claim();
}

async function fromDevice(path: string, request: Request): Promise<Response> {
  return (await caches.match(path, {cacheName: VERSION})) ?? fetch(request);
}

async function newestOrKept(request: Request): Promise<Response> {
  const cache = await caches.open(READER);
  try {
    const response = await fetch(request);
    if (response.ok) {
      await cache.put(request, response.clone());
    }
    return response;
  } catch (error) {
    const kept = await cache.match(request);
    if (kept) {
      return kept;
    }
    throw error;
  }
}

/** Puts shared photos aside, where the app finds them when it opens. */
async function share(request: Request): Promise<Response> {
  const cache = await caches.open(SHARED);
  const photos = (await request.formData()).getAll('photo');
  for (const photo of photos) {
    if (photo instanceof Blob) {
      await cache.put(`/shared/${crypto.randomUUID()}`, new Response(photo));
    }
  }
  return Response.redirect('/#/capture', 303);
}

/** The network is back: an open window sends what waits. */
async function tell(): Promise<void> {
  (await scope.clients.matchAll()).forEach((client) => client.postMessage('wake'));
}
