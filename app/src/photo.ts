/** Makes what a person chose or the camera gave into a photo that the server takes. */

/** Above it a photo is drawn anew, smaller; the server takes 32 MB, but a phone's network should not have to. */
const MOST_BYTES = 8_000_000;
const MOST_SIDE = 4096;
const QUALITY = 0.9;
const KNOWN = ['image/jpeg', 'image/png', 'image/webp'];

/** Why a file cannot be taken; the key of the text that says so. */
export class Unfit extends Error {
  constructor(readonly text: 'heic' | 'no_picture' | 'too_large') {
    super(text);
  }
}

/** Whether the first bytes are those of a HEIC or HEIF file, whatever its name says. */
export function isHeic(head: Uint8Array): boolean {
  const text = String.fromCharCode(...head.subarray(4, 12));
  return /^ftyp(hei[cxms]|hev[cmsx]|mif1|msf1)$/.test(text);
}

/** The photo as it is if it is fit, or drawn anew as JPEG. Throws {@link Unfit}. */
export async function prepare(file: Blob): Promise<Blob> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    const head = new Uint8Array(await file.slice(0, 16).arrayBuffer());
    throw new Unfit(isHeic(head) ? 'heic' : file.size > 10 * MOST_BYTES ? 'too_large' : 'no_picture');
  }
  try {
    const scale = Math.min(1, MOST_SIDE / Math.max(bitmap.width, bitmap.height));
    if (scale === 1 && file.size <= MOST_BYTES && KNOWN.includes(file.type)) {
      // A copy of the bytes: the file itself may change or go before it is sent.
      return new Blob([await file.arrayBuffer()], {type: file.type});
    }
    return await drawn(bitmap, Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
  } finally {
    bitmap.close();
  }
}

/** A frame of a video, or a picture, as JPEG of that size. */
export async function drawn(source: CanvasImageSource, width: number, height: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) {
    throw new Unfit('too_large');
  }
  context.drawImage(source, 0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  if (!blob) {
    throw new Unfit('too_large');
  }
  return blob;
}

/** The pixels of a part of a photo, in shares of it; at most so many pixels wide. */
export async function pixels(photo: Blob, box: {x: number; y: number; width: number; height: number}, mostWidth = 1600): Promise<ImageData> {
  const bitmap = await createImageBitmap(photo);
  try {
    const left = Math.max(0, Math.floor(box.x * bitmap.width));
    const top = Math.max(0, Math.floor(box.y * bitmap.height));
    const width = Math.max(1, Math.min(bitmap.width - left, Math.ceil(box.width * bitmap.width)));
    const height = Math.max(1, Math.min(bitmap.height - top, Math.ceil(box.height * bitmap.height)));
    const scale = Math.min(1, mostWidth / width);
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    const context = canvas.getContext('2d', {willReadFrequently: true})!;
    context.drawImage(bitmap, left, top, width, height, 0, 0, canvas.width, canvas.height);
    return context.getImageData(0, 0, canvas.width, canvas.height);
  } finally {
    bitmap.close();
  }
}

/** Pixels as PNG. */
export function png(data: ImageData): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = data.width;
  canvas.height = data.height;
  canvas.getContext('2d')!.putImageData(data, 0, 0);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Unfit('too_large'))), 'image/png'));
}
