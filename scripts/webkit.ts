/** The Mask Lab in WebKitGTK, over WebDriver: open, step, edit, and axe. Run by scripts/webkit.sh. */

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { serveSite } from './served';

const SITE_PORT = 4176;
const DRIVER_PORT = 4177;
const BROWSER = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const stopSite = await serveSite(SITE_PORT);
const driver = spawn('WebKitWebDriver', [`--port=${DRIVER_PORT}`], { stdio: 'ignore' });

/** One WebDriver command. @throws {Error} with the driver's own message */
async function send<T>(path: string, body?: object): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${DRIVER_PORT}${path}`, {
    method: body ? 'POST' : 'DELETE',
    body: body && JSON.stringify(body),
  });
  const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
  if (!response.ok) throw new Error(`${path}: ${value.error ?? ''} ${value.message ?? ''}`);
  return value;
}

let [passed, failed] = [0, 0];

function check(name: string, ok: boolean, seen: unknown): void {
  if (ok) passed++;
  else failed++;
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name}${ok ? '' : `: ${JSON.stringify(seen)}`}`);
}

try {
  const { sessionId } = await send<{ sessionId: string }>('/session', {
    capabilities: {
      alwaysMatch: { 'webkitgtk:browserOptions': { binary: BROWSER, args: ['--automation'] } },
    },
  });
  const session = `/session/${sessionId}`;
  const script = <T>(source: string) =>
    send<T>(`${session}/execute/async`, {
      script: `const done = arguments[0]; (async () => { ${source} })().then(done, (e) => done(String(e)));`,
      args: [],
    });
  const open = async (path: string) => {
    await send(`${session}/url`, { url: `http://127.0.0.1:${SITE_PORT}${path}` });
    await script(
      'for (let i = 0; i < 100 && !("ready" in document.documentElement.dataset); i++) await new Promise((r) => setTimeout(r, 100));',
    );
  };
  const values = (tensor: string) =>
    script<string[]>(
      `return [...document.querySelectorAll('[data-tensor="${tensor}"] [data-index]')].map((c) => c.dataset.value);`,
    );

  await open('/en/mask/?step=text_time');
  const before = await values('text_time');
  check('text_time of the worked example', before.join() === '0,1,1,1,0,0,1,1', before);
  await script(`document.querySelector('[data-tensor="input_ids"] [data-index="0,3"]').click();`);
  const after = await values('text_time');
  check('a click makes an <image>', after.join() === '0,1,1,2,0,0,1,1', after);
  for (const path of ['/en/', '/zh/mask/?step=mask', '/en/mask/?step=gate&theme=dark']) {
    await open(path);
    const found = await script<string[]>(
      `${axe}; return (await axe.run()).violations.map((v) => v.id).concat(document.querySelector('h1') ? [] : 'no page');`,
    );
    check(`axe on ${path}`, Array.isArray(found) && found.length === 0, found);
  }
  await send(session);
} catch (problem) {
  check('the run', false, String(problem));
} finally {
  driver.kill();
  stopSite();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
