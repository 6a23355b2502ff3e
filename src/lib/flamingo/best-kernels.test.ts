import { expect, test, vi } from 'vitest';
import { bestKernels } from './best-kernels';

test('WebAssembly is used where it may be, and TypeScript where a policy forbids it', () => {
  expect(bestKernels().name).toMatch(/^wasm/);
  vi.stubGlobal('WebAssembly', {
    ...WebAssembly,
    Module: class {
      constructor() {
        throw new WebAssembly.CompileError('Refused to compile or instantiate');
      }
    },
  });
  expect(bestKernels().name).toBe('typescript');
  vi.unstubAllGlobals();
});
