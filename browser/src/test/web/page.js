// Sends a worker every message that /messages.json lists and posts [{...answer, milliseconds}] or {error} to /answers.
const worker = new Worker(new URLSearchParams(location.search).get('worker') ?? '/reader/worker.js');
let next = 0;

function ask(message) {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({data}) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage({id: next++, ...message}, message.rgba ? [message.rgba] : []);
  });
}

async function pixels(file) {
  const picture = await createImageBitmap(await (await fetch(file)).blob(), {colorSpaceConversion: 'none'});
  const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
  canvas.drawImage(picture, 0, 0);
  const {data} = canvas.getImageData(0, 0, picture.width, picture.height);
  return {width: picture.width, height: picture.height, rgba: data.buffer};
}

async function post(result) {
  await fetch('/answers', {method: 'POST', body: JSON.stringify(result)});
}

try {
  const answers = [];
  for (const message of await (await fetch('/messages.json')).json()) {
    const {file, ...more} = message;
    const asked = {...(file ? await pixels(file) : {}), ...more};
    if (more.bytes !== undefined) {
      asked.rgba = new ArrayBuffer(more.bytes);
    }
    const begun = performance.now();
    answers.push({...await ask(asked), milliseconds: performance.now() - begun});
  }
  await post(answers);
} catch (error) {
  await post({error: String(error?.stack ?? error)});
}
