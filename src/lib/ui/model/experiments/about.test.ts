import { expect, test } from 'vitest';
import { aboutOf } from './about';

test('a pill and a panel of the same name are told apart, and each picture is blanked alike', () => {
  expect(aboutOf({ ablation: 'gates' })).toBe('allGates');
  expect(aboutOf({ panel: 'gates' })).toBe('gates');
  expect(aboutOf({ ablation: 'blank.3' })).toBe('blank');
  expect(aboutOf({})).toBeNull();
});
