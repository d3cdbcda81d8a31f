// What the journey needs of a browser: Chromium with a fake camera that shows a bill, and a judge of accessibility.
import {readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {chromium} from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PHONE = {width: 390, height: 780};
/** As root in a container, without a screen, without calling home. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--disable-dev-shm-usage', '--use-fake-device-for-media-stream'];

/** A browser whose profile lives in a folder, as a phone's does; its camera shows the video. */
export function open(executable, profile, video, more = {}) {
  const camera = video ? [`--use-file-for-fake-video-capture=${video}`] : [];
  return chromium.launchPersistentContext(profile, {
    executablePath: executable, headless: true, args: [...FLAGS, ...camera], viewport: PHONE, locale: 'en-US', colorScheme: 'light',
    permissions: ['camera'], isMobile: true, hasTouch: true, acceptDownloads: true, ...more,
  });
}

/** Two frames of a picture as YUV 4:2:0, which is what a fake camera takes. */
export async function film(page, picture, file, width = 960, height = 1280) {
  const rgba = await page.evaluate(async ([jpeg, w, h]) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/jpeg;base64,${jpeg}`)).blob());
    const canvas = new OffscreenCanvas(w, h);
    const context = canvas.getContext('2d');
    const scale = Math.max(w / bitmap.width, h / bitmap.height);
    context.drawImage(bitmap, (w - bitmap.width * scale) / 2, (h - bitmap.height * scale) / 2, bitmap.width * scale, bitmap.height * scale);
    const data = context.getImageData(0, 0, w, h).data;
    let text = '';
    for (let i = 0; i < data.length; i += 0x8000) {
      text += String.fromCharCode(...data.subarray(i, i + 0x8000));
    }
    return btoa(text);
  }, [readFileSync(picture).toString('base64'), width, height]);
  const frame = yuv(Buffer.from(rgba, 'base64'), width, height);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`);
  const mark = Buffer.from('FRAME\n');
  writeFileSync(file, Buffer.concat([head, mark, frame, mark, frame]));
}

function yuv(rgba, width, height) {
  const frame = Buffer.alloc(width * height * 3 / 2);
  const byte = (value) => Math.max(0, Math.min(255, Math.round(value)));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const [r, g, b] = [rgba[at], rgba[at + 1], rgba[at + 2]];
      frame[y * width + x] = byte(16 + 0.257 * r + 0.504 * g + 0.098 * b);
      if (x % 2 === 0 && y % 2 === 0) {
        const half = (y / 2) * (width / 2) + x / 2;
        frame[width * height + half] = byte(128 - 0.148 * r - 0.291 * g + 0.439 * b);
        frame[width * height * 5 / 4 + half] = byte(128 + 0.439 * r - 0.368 * g - 0.071 * b);
      }
    }
  }
  return frame;
}

/** What WCAG 2.2 AA rules are broken on the page, as axe-core finds it. */
export async function violations(page) {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const found = await globalThis.axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']});
    return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => `${node.target} ${node.failureSummary}`).join(' | ')}`);
  });
}
