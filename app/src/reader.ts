import type {Candidate, Reading} from './api';
import {png} from './photo';
import * as server from './server';

/** What was read of a number in a picture. */
export interface NumberReading {
  outcome: Reading['outcome'];
  /** The likeliest value, with a point before the decimals; empty where unreadable. */
  value: string;
  /** 0 to 1. */
  confidence: number;
  alternatives: Candidate[];
  reason?: string;
}

/** Reads numbers. */
export interface NumberReader {
  /** Throws {@link server.Away} or {@link server.Refused} where it cannot read now. */
  readNumber(pixels: ImageData, currency: string): Promise<NumberReading>;
}

/** The worker that reads on the device; a build of the server may be without it. */
export const WORKER = '/reader/worker.js';
/** The first number may wait for the models. */
const PATIENCE_MILLIS = 20_000;

/** Has a dedicated worker read: `{id, width, height, rgba, currency}` goes in, `{id, ...reading}` or `{id, error}` comes out. */
export class WorkerReader implements NumberReader {
  private readonly waiting = new Map<number, {resolve: (reading: NumberReading) => void; reject: (error: Error) => void}>();
  private next = 0;

  constructor(private readonly worker: Worker) {
    worker.onmessage = ({data}: MessageEvent<{id: number; error?: string} & NumberReading>) => {
      const {id, error, ...reading} = data;
      const asked = this.waiting.get(id);
      this.waiting.delete(id);
      if (error === undefined) {
        asked?.resolve(reading);
      } else {
        asked?.reject(new Error(error));
      }
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.waiting.forEach(({reject}) => reject(new Error(event.message)));
      this.waiting.clear();
    };
  }

  readNumber(pixels: ImageData, currency: string): Promise<NumberReading> {
    const id = this.next++;
    const rgba = pixels.data.slice().buffer;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, {resolve, reject});
      setTimeout(() => this.waiting.delete(id) && reject(new Error('no answer from the reader')), PATIENCE_MILLIS);
      this.worker.postMessage({id, width: pixels.width, height: pixels.height, rgba, currency}, [rgba]);
    });
  }
}

/** Has the server read. */
export class ServerReader implements NumberReader {
  async readNumber(pixels: ImageData): Promise<NumberReading> {
    const reading = await server.readNumber(await png(pixels));
    const [first, ...rest] = reading.candidates ?? [];
    return {
      outcome: reading.outcome,
      value: reading.value ?? first?.value ?? '',
      confidence: reading.confidence ?? first?.confidence ?? 0,
      alternatives: reading.alternatives ?? rest,
      reason: reading.reason,
    };
  }
}

/** Asks the first; where that fails, the second. */
class FirstReader implements NumberReader {
  constructor(private readonly first: NumberReader, private readonly second: NumberReader) {}

  async readNumber(pixels: ImageData, currency: string): Promise<NumberReading> {
    try {
      return await this.first.readNumber(pixels, currency);
    } catch {
      return this.second.readNumber(pixels, currency);
    }
  }
}

let found: Promise<NumberReader> | undefined;
let device = false;

/** Whether numbers are read on the device; known once a reader was asked for. */
export function onDevice(): boolean {
  return device;
}

/** The reader that there is: on the device where the worker is served, else the server's. */
export function reader(): Promise<NumberReader> {
  found ??= (async () => {
    const there = await fetch(WORKER, {credentials: 'omit'}).then((answer) => answer.ok, () => undefined);
    if (there === undefined) {
      // Offline and never loaded: it may be there next time.
      found = undefined;
    }
    if (!there) {
      return new ServerReader();
    }
    device = true;
    return new FirstReader(new WorkerReader(new Worker(WORKER, {type: 'module'})), new ServerReader());
  })();
  return found;
}

/** Has the device's reader load what it needs, so that it is there when the network is not. */
export async function warmUp(): Promise<void> {
  const blank = new ImageData(64, 32);
  blank.data.fill(255);
  const there = await reader();
  if (device) {
    await there.readNumber(blank, 'USD').catch(() => undefined);
  }
}
