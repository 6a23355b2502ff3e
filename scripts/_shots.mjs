import { chromium } from 'playwright';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium' });
const jobs = process.argv.slice(2).map(a => a.split('|'));
for (const [name, path, w] of jobs) {
  const page = await b.newPage({ viewport: { width: Number(w), height: 900 } });
  page.on('console', m => ['error','warning'].includes(m.type()) && console.log(name, m.text()));
  page.on('pageerror', e => console.log(name, 'EXC', e.message));
  await page.goto('http://127.0.0.1:4172' + path);
  await page.locator('html[data-model-ready]').waitFor({ state: 'attached', timeout: 60000 });
  if (path.includes('few-shot')) { await page.locator('[data-answer]').waitFor({timeout:60000}); await page.waitForTimeout(2500); }
  else await page.waitForTimeout(800);
  console.log(name, await page.evaluate(() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth]));
  await page.screenshot({ path: `/tmp/r-shots/${name}.png`, fullPage: true });
  await page.close();
}
await b.close();
