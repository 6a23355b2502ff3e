/** Serves the built site for a script, and says when it answers. */

import { spawn } from 'node:child_process';

/** @returns what stops the server again */
export async function serveSite(port: number): Promise<() => void> {
  const server = spawn('node', ['scripts/serve.mjs'], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((ready, failed) => {
    server.stdout.on('data', (text: Buffer) => {
      if (text.includes('http://')) ready();
    });
    server.on('exit', (code) => failed(new Error(`the site could not be served (exit ${code})`)));
  });
  return () => server.kill();
}
