import * as ort from 'onnxruntime-web';
import { modelFiles, uniform } from './model/weights';
import { loadWeights } from './model/loaded';
import { onnxFiles, startOnnx } from './peers/onnxruntime';
const f = modelFiles();
const w = loadWeights(f.config, f.safetensors);
const next = uniform(3);
const med = (a:number[]) => a.sort((x,y)=>x-y)[a.length>>1];
const cpu = () => { const c = process.cpuUsage(); return (c.user+c.system)/1000; };
const pic = () => Uint8Array.from({length:6912},()=>128+127*next());
const pics=[pic(),pic(),pic()];
const tokens = Int32Array.from({length: 64}, (_,i) => [1,21,42].includes(i)?3:Math.floor((next()+1)*200)+4);
const seen = new Int32Array(64); let n=0; tokens.forEach((t,i)=>{ if(t===3) n++; seen[i]=n; });
const vs=[];
for (const d of ['a','b']) vs.push({d, r: await startOnnx(ort, w.config, onnxFiles(w)), e:[] as number[], p:[] as number[], t:[] as number[], last: [] as Float32Array[]});
for (let round=0;round<25;round++) for (const v of vs) {
  v.last=[];
  let t=cpu(); const lat=[]; for (const p of pics) lat.push(await v.r.encode(p)); v.e.push((cpu()-t)/3);
  const latents=new Float32Array(24*96); lat.forEach((l,i)=>latents.set(l,i*768));
  t=cpu(); v.last.push(await v.r.prefill({tokens,latents,seen})); v.p.push(cpu()-t);
  t=cpu(); for (let i=0;i<12;i++) v.last.push(await v.r.decode(10+i)); v.t.push((cpu()-t)/12);
}
for (const v of vs) console.log(v.d, med(v.e), med(v.p), med(v.t));
console.log(Math.max(...vs[0].last.map((l,i)=>Math.max(...l.map((x,j)=>Math.abs(x-vs[1].last[i][j]))))), vs[0].last[0].slice(0,5));
