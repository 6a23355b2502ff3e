import { expect, test } from 'vitest';
import { fileNameOf } from './file-name';

test.each([
  ['attn_softmax', 'attn_softmax'],
  ['layer.0.self_attn[0, :, -1]', 'layer.0.self_attn-0-all-last'],
  ['tanh(attn_gate)', 'tanh_attn_gate_'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['词', '_'],
  ['..', 'tensor'],
])('a file of %s has %s in its name', (name, file) => {
  expect(fileNameOf(name)).toBe(file);
});
