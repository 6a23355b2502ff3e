import { readFileSync } from 'node:fs';
import { createKernels, startOurs } from './model/ours';
import { createWorkload, promptOf } from './model/workload';
import { parseConfig } from '../../src/lib/flamingo/runtime/config';
const F='scripts/bench/node_modules/.bench/web/files/';
const c=readFileSync(F+'config.json','utf8'); const s=readFileSync(F+'model.safetensors');
const t0=performance.now();
const r=startOurs(createKernels('ours-simd'), c, s);
console.log('start', performance.now()-t0);
const w=createWorkload(parseConfig(c));
const lat=[]; for (const p of w.pictures) lat.push(await r.encode(p));
const pr=promptOf(w,lat);
let best=1e9; const all:number[]=[];
await r.prefill(pr);
for (let i=0;i<2000;i++){ (r as any).cache.past=64; const t=performance.now(); for (const a of w.answer) await r.decode(a); const d=(performance.now()-t)/16; all.push(d);}
all.sort((a,b)=>a-b); console.log('decode best', all[0], 'median', all[1000]);
