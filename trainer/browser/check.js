// Answers the golden vectors with both model files and posts {floats: [[...]], int8: [[...]]} or {error} to /answers.
import {loadAndCompile, loadLiteRt, Tensor} from '@litertjs/core';

function say(text) {
  document.getElementById('log').textContent += text + '\n';
}

/** 784 bytes in hexadecimal to what a model sees: ink 1 on paper 0. */
function toImage(pixels) {
  return Float32Array.from(pixels.match(/../g), (byte) => parseInt(byte, 16) / 255);
}

async function answers(file, images) {
  const model = await loadAndCompile(file, {accelerator: 'wasm'});
  const all = [];
  for (const image of images) {
    const input = new Tensor(image, [1, 28, 28, 1]);
    const [output] = await model.run(input);
    all.push(Array.from(output.toTypedArray()));
    input.delete();
    output.delete();
  }
  model.delete();
  return all;
}

async function post(result) {
  say(JSON.stringify(result).slice(0, 2000));
  await fetch('/answers', {method: 'POST', body: JSON.stringify(result)});
}

try {
  await loadLiteRt('/node_modules/@litertjs/core/wasm/');
  const golden = await (await fetch('/golden.json')).json();
  const images = golden.vectors.map((vector) => toImage(vector.pixels));
  await post({floats: await answers('/float.tflite', images), int8: await answers('/int8.tflite', images)});
} catch (error) {
  await post({error: String(error?.stack ?? error)});
}
