import {createHash} from 'node:crypto';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {brotliCompressSync, gzipSync} from 'node:zlib';
import {defineConfig, type Plugin} from 'vite';

/** Tells the service worker which files there are, by a name that changes when one of them does. */
function listFiles(): Plugin {
  return {
    name: 'tally-list-files',
    enforce: 'post',
    generateBundle(_, bundle) {
      const worker = bundle['sw.js'];
      if (worker?.type !== 'chunk') {
        throw new Error('sw.js is missing');
      }
      const files = Object.keys(bundle).filter((name) => name.startsWith('assets/')).map((name) => '/' + name);
      const page = bundle['index.html'];
      const hash = createHash('sha256').update(files.sort().join());
      hash.update(page?.type === 'asset' ? page.source : '').update(worker.code);
      worker.code = worker.code
        .replace('TALLY_FILES', files.join(' '))
        .replace('TALLY_VERSION', hash.digest('hex').slice(0, 12));
    },
  };
}

/** Compresses ahead what compresses, so that the server only sends. */
function compressAhead(): Plugin {
  let folder = '';
  return {
    name: 'tally-compress-ahead',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir;
    },
    closeBundle() {
      for (const name of readdirSync(folder, {recursive: true, encoding: 'utf8'})) {
        if (/\.(js|css|html|webmanifest|svg)$/.test(name)) {
          const bytes = readFileSync(join(folder, name));
          writeFileSync(join(folder, name + '.br'), brotliCompressSync(bytes));
          writeFileSync(join(folder, name + '.gz'), gzipSync(bytes, {level: 9}));
        }
      }
    },
  };
}

export default defineConfig({
  define: {__VERSION__: JSON.stringify('0.1.0')},
  build: {
    outDir: 'dist',
    target: 'es2022',
    modulePreload: {polyfill: false},
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {index: 'index.html', sw: 'src/sw.ts'},
      output: {
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
  plugins: [listFiles(), compressAhead()],
  test: {include: ['test/*.test.ts']},
} as Parameters<typeof defineConfig>[0]);
