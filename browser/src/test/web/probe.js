// The worker with another ear: {id, probes: [[function, x], ...]} in, {id, values} out.
importScripts('/reader/worker.js');

self.onmessage = async ({data}) => {
  const reader = await open();
  self.postMessage({id: data.id, values: data.probes.map(([which, x]) => reader.probe(which, x))});
};
