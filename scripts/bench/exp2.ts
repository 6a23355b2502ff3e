import * as ort from 'onnxruntime-web';
import { modelFiles, uniform } from './model/weights';
import { loadWeights } from './model/loaded';
import { visionGraph } from './peers/onnx/vision';
const f = modelFiles();
const w = loadWeights(f.config, f.safetensors);
ort.env.wasm.numThreads = 1;
const next = uniform(3);
const med = (a:number[]) => a.sort((x,y)=>x-y)[a.length>>1];
const cpu = () => { const c = process.cpuUsage(); return (c.user+c.system)/1000; };
const pixels = Float32Array.from({length: 3*48*48}, next);
const variants = [];
for (const matmul of ['gemm','matmul'] as const) for (const attention of ['Attention','mha','plain'] as const) for (const skip of [true,false]) for (const conv of skip ? [true,false]:[false]) {
  const s = await ort.InferenceSession.create(visionGraph(w,{matmul,skip,attention,conv}), { executionProviders:['wasm'], graphOptimizationLevel:'all' });
  variants.push({name:`${matmul} ${attention} skip=${skip} conv=${conv}`, s, t:[] as number[], conv, matmul, last:0});
}
for (let round=0; round<31; round++) for (const v of variants) {
  const t0=cpu(); let out:any;
  for (let r=0;r<5;r++) {
    let x = pixels;
    if (!v.conv) { x = new Float32Array(6912); let at=0; for (let py=0;py<6;py++) for (let px=0;px<6;px++) for (let c=0;c<3;c++) for (let y=0;y<8;y++) { const from = c*2304+(py*8+y)*48+px*8; for (let i=0;i<8;i++) x[at++]=pixels[from+i]; } }
    out = await v.s.run({image: new ort.Tensor('float32', x, v.conv?[1,3,48,48]:v.matmul==='gemm'?[36,192]:[1,36,192])});
  }
  v.t.push((cpu()-t0)/5); v.last = out[v.s.outputNames[0]].data[7];
}
for (const v of variants) console.log(v.name.padEnd(40), med(v.t).toFixed(3), v.last);
