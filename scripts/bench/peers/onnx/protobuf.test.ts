import { expect, test } from 'vitest';
import { Message } from './protobuf';

const hex = (message: Message) => Buffer.from(message.encode()).toString('hex');

// The examples of https://protobuf.dev/programming-guides/encoding/
test('150 as field 1 is 08 96 01', () => {
  expect(hex(new Message().int(1, 150))).toBe('089601');
});

test('the text "testing" as field 2 is 12 07 and its letters', () => {
  expect(hex(new Message().text(2, 'testing'))).toBe('120774657374696e67');
});

test('a message in a message carries its length', () => {
  expect(hex(new Message().message(3, new Message().int(1, 150)))).toBe('1a03089601');
});

test('a negative integer takes ten bytes, as two’s complement of 64 bits', () => {
  expect(hex(new Message().int(1, -2))).toBe('08feffffffffffffffff01');
});

test('a float is little-endian, and field numbers over 15 take two bytes', () => {
  expect(hex(new Message().float(2, 1))).toBe('150000803f');
  expect(hex(new Message().int(20, 1))).toBe('a00101');
});
