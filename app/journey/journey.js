// A person's whole way through the app, in a real browser against a real server.
// node journey.js '{"server", "browser", "work", "shots", "bills": [two JPEGs], "amounts": [their totals]}'; what the server's side is asked to do is a line on
// standard output, {"do": ...}, whose answer is a line on standard input.
import assert from 'node:assert/strict';
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {film, open, violations} from './browser.js';

const told = JSON.parse(process.argv[2]);
const lines = createInterface({input: process.stdin})[Symbol.asyncIterator]();
const video = join(told.work, 'bill.y4m');
const profile = join(told.work, 'profile');
mkdirSync(told.shots, {recursive: true});

async function please(what) {
  process.stdout.write(JSON.stringify({do: what}) + '\n');
  return (await lines.next()).value;
}

/** The screen that is looked at. */
let page;
const faults = [];
const strangers = [];

function watch(page) {
  // Where ten builds share the machine a bill is read in a minute, otherwise in one or two seconds.
  page.setDefaultTimeout(300_000);
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => /Content Security Policy|Refused to/.test(message.text()) && faults.push(message.text()));
  page.on('request', (request) => !request.url().startsWith(told.server) && !/^(data|blob):/.test(request.url()) && strangers.push(request.url()));
  page.on('dialog', (dialog) => {
    faults.push(`a script ran: ${dialog.message()}`);
    void dialog.dismiss();
  });
}

/** A picture of the screen, light and dark, and the judge's word on both. */
async function show(page, name) {
  for (const scheme of ['light', 'dark']) {
    await page.emulateMedia({colorScheme: scheme, reducedMotion: 'reduce'});
    await page.evaluate(() => document.querySelector('.notice')?.remove());
    await page.screenshot({path: join(told.shots, `${name}-${scheme}.png`)});
    const found = await violations(page);
    assert.deepEqual(found, [], `${name}, ${scheme}`);
  }
  await page.emulateMedia({colorScheme: 'light'});
}

async function go(page, screen) {
  await page.click(`.tab[href="#/${screen}"]`);
}

/** Writes the total by the pad. */
async function write(page, amount) {
  await page.click('.amount');
  for (const key of amount) {
    await page.click(`.pad-key:text-is("${key}")`);
  }
  return page;
}

async function enterKey(page, key) {
  await page.waitForSelector('.state-wants-key');
  await page.fill('#key', key);
  await page.press('#key', 'Tab');
  await page.waitForSelector('.state-here');
}

/** What was written blindly and what the server read do not agree: a person is asked, and the books have nothing before. */
async function differentTotals(phone, page) {
  await phone.setOffline(true);
  await go(page, 'capture');
  await page.setInputFiles('#picker', told.bills[1]);
  await page.click('.strip .thumb');
  await write(page, '1.23');
  await page.click('.pad .primary');
  await page.click('.foot .primary');
  await page.waitForSelector('.screen.expenses .list .chip');
  await phone.setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.waitForSelector('.list .chip.bad');
  await page.click('.list .item:has(.chip.bad)');
  await page.waitForSelector('.banner.warn .primary');
  await show(page, 'differs');
  await page.click('.banner.warn .primary');
  await page.waitForFunction(() => document.querySelectorAll('.screen.expenses .list .chip').length === 0 && document.querySelectorAll('.list .item').length === 4);
}

/** Somebody changed the same expense: both versions are shown. */
async function changedElsewhere(phone, page, key) {
  await page.click('.list .item >> nth=0');
  await page.waitForSelector('#merchant');
  await page.fill('#merchant', 'Mine');
  const headers = {Authorization: `Bearer ${key}`};
  const newest = (await (await fetch(`${told.server}/v1/expenses?status=confirmed&limit=1`, {headers})).json()).expenses[0];
  await fetch(`${told.server}/v1/expenses/${newest.id}`, {method: 'PATCH', headers, body: '{"merchant": "Theirs"}'});
  await page.click('.foot .primary');
  await page.waitForSelector('.list .chip.bad');
  await page.click('.list .item:has(.chip.bad)');
  await page.waitForSelector('.versions');
  await show(page, 'changed');
  await page.click('.banner.warn .primary');
  await page.waitForSelector('.screen.expenses .item .name:text-is("Mine")');
  await page.waitForFunction(() => document.querySelectorAll('.list .chip').length === 0);
}

/** The same bill confirmed in two windows is in the books once. */
async function twoWindows(phone, page) {
  await page.goto(told.server + '/#/new');
  await page.waitForSelector('.screen.review .amount');
  const other = await phone.newPage();
  watch(other);
  await other.goto(page.url());
  await write(page, '7');
  await page.click('.pad .primary');
  await other.waitForFunction(() => document.querySelector('.amount')?.textContent.includes('7'));
  await page.click('.foot .primary');
  await other.click('.foot .primary').catch(() => undefined);
  await page.waitForFunction(() => document.querySelectorAll('.screen.expenses .list .chip').length === 0 && document.querySelectorAll('.list .item').length === 5);
  await other.close();
}

/** What is no photo, or none that this browser opens, is said; what is merely large is taken. */
async function badFiles(page) {
  await go(page, 'capture');
  const heic = Buffer.from('\0\0\0\x24ftypheic\0\0\0\0mif1heic', 'latin1');
  await page.setInputFiles('#picker', {name: 'IMG_1.HEIC', mimeType: 'image/heic', buffer: heic});
  await page.waitForSelector('.banner:has-text("HEIC")');
  await page.setInputFiles('#picker', {name: '<img src=x onerror=alert(9)>.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture')});
  await page.waitForSelector('.banner:has-text("onerror")');
  await show(page, 'bad-files');
  const large = join(told.work, 'large.bmp');
  writeFileSync(large, bitmap(3700));
  await page.setInputFiles('#picker', large);
  await page.waitForSelector('.strip .thumb');
  await page.click('.strip .thumb');
  await page.click('.foot .plain');
  await page.click('.sheet .danger');
  await page.waitForSelector('.screen.expenses');
}

/** A white bitmap of 40 MB. */
function bitmap(side) {
  const row = Math.ceil(side * 3 / 4) * 4;
  const bytes = Buffer.alloc(54 + row * side, 255);
  bytes.fill(0, 0, 54);
  bytes.write('BM');
  bytes.writeUInt32LE(bytes.length, 2);
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(side, 18);
  bytes.writeInt32LE(side, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(24, 28);
  return bytes;
}

/** A photo that the device has no room for is said, kept in memory, and taken when there is room. The browser's own limit is looked at only now and then, so what it does at the limit is done here. */
async function fullStorage(page) {
  await go(page, 'capture');
  await page.waitForFunction(() => document.querySelector('video')?.videoWidth > 0);
  await page.evaluate(() => {
    const {add} = IDBObjectStore.prototype;
    const estimate = navigator.storage.estimate.bind(navigator.storage);
    globalThis.makeRoom = () => {
      IDBObjectStore.prototype.add = add;
      navigator.storage.estimate = estimate;
    };
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    navigator.storage.estimate = async () => ({usage: 999e6, quota: 1000e6});
  });
  await page.click('.shutter');
  await page.waitForSelector('.banner a[download]');
  await page.waitForSelector('.banner:has-text("almost full")');
  await go(page, 'settings');
  await go(page, 'capture');
  await page.waitForSelector('.banner a[download]');
  await show(page, 'full');
  await page.evaluate(() => globalThis.makeRoom());
  await page.click('.banner .primary');
  await page.click('.strip .thumb');
  await page.click('.foot .plain');
  await page.click('.sheet .danger');
  await page.waitForSelector('.screen.expenses');
}

async function noCamera(phone, page) {
  for (const [name, text] of [['NotAllowedError', 'not allowed'], ['NotFoundError', 'No camera'], ['NotReadableError', 'another app']]) {
    await page.evaluate((fault) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', fault));
    }, name);
    await go(page, 'capture');
    await page.waitForSelector(`.finder-message:has-text("${text}")`);
    if (name === 'NotAllowedError') {
      await show(page, 'no-camera');
    }
    await go(page, 'settings');
  }
}

async function otherLanguage(page) {
  await page.selectOption('#language', 'hi');
  await page.waitForSelector('h1:text-is("सेटिंग")');
  await page.selectOption('#locale', 'hi-IN');
  await go(page, 'expenses');
  await page.waitForSelector('.sum');
  await show(page, 'hindi');
}

/** Logging out leaves nothing on the device. */
async function forgetAll(page) {
  await go(page, 'settings');
  await page.click('.danger');
  await page.click('.sheet .danger');
  await page.waitForSelector('.screen.capture');
  await go(page, 'settings');
  await page.waitForSelector('.state-wants-key');
  assert.equal(await page.inputValue('#key'), '');
}

async function main() {
  const studio = await open(told.browser, join(told.work, 'studio'), undefined);
  await film(studio.pages()[0], told.bills[0], video);
  await studio.close();

  let phone = await open(told.browser, profile, video);
  page = phone.pages()[0];
  watch(page);
  await page.goto(told.server + '/');
  await page.waitForSelector('video');
  await page.waitForFunction(() => document.querySelector('video').videoWidth > 0);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await show(page, 'capture');

  // A bill is photographed, read, corrected and confirmed.
  await page.click('.shutter');
  await page.click('.strip .thumb');
  await page.waitForSelector('.mark.total, .chip.warn');
  await show(page, 'review');
  await page.locator('.photo-paper').click({position: {x: 200, y: 120}});
  await page.waitForSelector('.sheet .row');
  await show(page, 'number');
  await page.click('.sheet .link');
  await write(page, told.amounts[0]);
  await show(page, 'pad');
  await page.click('.pad .primary');
  await page.fill('#merchant', '<img src=x onerror=alert(1)>');
  await page.fill('#category', '"><script>alert(2)</script>');
  await page.fill('#note', "javascript:alert(3) ${alert(4)} <svg onload=alert(5)>");
  await page.click('.foot .primary');
  await page.waitForSelector('.screen.expenses');
  await page.waitForSelector('.item .name:has-text("onerror")');
  await page.waitForSelector('.sum');
  await show(page, 'expenses');

  await go(page, 'settings');
  await page.waitForSelector('.state-here');
  await show(page, 'settings');

  // Offline, two more; then the browser is killed.
  await phone.setOffline(true);
  await go(page, 'capture');
  await page.waitForFunction(() => document.querySelector('video')?.videoWidth > 0);
  await page.click('.shutter');
  await page.waitForSelector('.strip .thumb');
  await page.setInputFiles('#picker', told.bills[1]);
  await page.waitForFunction(() => document.querySelectorAll('.strip .thumb').length === 2);
  await page.click('.strip li:first-child .thumb');
  await write(page, told.amounts[1]);
  await page.click('.pad .primary');
  await page.click('.foot .primary');
  await page.waitForSelector('.screen.review .amount.none');
  await show(page, 'offline');
  await write(page, told.amounts[0]);
  await page.click('.pad .primary');
  await page.click('.foot .primary');
  await page.waitForSelector('.screen.expenses .list .chip');
  await show(page, 'waiting');
  const killed = await phone.newCDPSession(page);
  await killed.send('Browser.crash').catch(() => undefined);
  await phone.close().catch(() => undefined);

  // Started again while the server is away, then it wants a key: the app opens from the device, says so, and sends all when it may.
  await please('stop');
  phone = await open(told.browser, profile, video);
  page = phone.pages()[0];
  watch(page);
  await page.goto(told.server + '/#/expenses');
  await page.waitForFunction(() => document.querySelectorAll('.list .chip').length === 2);
  const key = await please('start with a key');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.click('.top-banner a');
  await enterKey(page, key);
  await go(page, 'expenses');
  await page.waitForFunction(() => document.querySelectorAll('.list .chip').length === 0 && document.querySelectorAll('.list .item').length === 3);
  await show(page, 'sent');

  await differentTotals(phone, page);
  await changedElsewhere(phone, page, key);
  await twoWindows(phone, page);
  await phone.setOffline(true);
  await badFiles(page);
  await fullStorage(page);
  await phone.setOffline(false);
  await noCamera(phone, page);
  await otherLanguage(page);
  await forgetAll(page);
  await phone.close();
  assert.deepEqual(faults, []);
  assert.deepEqual(strangers, []);
}

try {
  await main();
  process.stdout.write(JSON.stringify({done: true}) + '\n');
  process.exit(0);
} catch (error) {
  await page?.screenshot({path: join(told.shots, 'failed.png')}).catch(() => undefined);
  process.stdout.write(JSON.stringify({failed: String(error.stack), faults}) + '\n');
  process.exit(1);
}
