// tus-js-client as a program: uploads a file, is aborted in the middle, resumes, and ends another upload.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [web, endpoint, cookie, path] = process.argv.slice(2);
const { Upload } = createRequire(join(web, 'package.json'))('tus-js-client');
const file = readFileSync(path);
const common = { endpoint, headers: { cookie }, chunkSize: 300_000, retryDelays: null, metadata: { filename: 'a.mp4', filetype: 'video/mp4' } };

const url = await new Promise((resolve, reject) => {
  const upload = new Upload(file, {
    ...common,
    onError: reject,
    onChunkComplete: (_, accepted) => {
      if (accepted >= 300_000) void upload.abort().then(() => resolve(upload.url));
    },
  });
  upload.start();
});
const offset = Number((await fetch(url, { method: 'HEAD', headers: { cookie, 'tus-resumable': '1.0.0' } })).headers.get('upload-offset'));
if (!(offset >= 300_000 && offset < file.length)) throw new Error(`aborted at ${offset}`);
await new Promise((resolve, reject) => {
  new Upload(file, { ...common, uploadUrl: url, onError: reject, onSuccess: resolve }).start();
});
await new Promise((resolve, reject) => {
  const other = new Upload(file, {
    ...common,
    onError: reject,
    onChunkComplete: () => { void other.abort(true).then(resolve, reject); },
  });
  other.start();
});
console.log(`resumed at ${offset}`);
