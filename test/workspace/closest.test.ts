/** Guesses at what was meant are good or absent. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closest } from '../../src/workspace/closest';

const names = ['unchecked-send', 'unchecked-recv', 'partial-send', 'stale-errno'];

test('a few wrong letters are forgiven', () => {
  assert.equal(closest('uncheckd-send', names), 'unchecked-send');
  assert.equal(closest('Unchecked_Recv', names), 'unchecked-recv');
  assert.equal(closest('stale-erron', names), 'stale-errno');
  assert.equal(closest('partial-sned', names), 'partial-send');
});

test('no guess is made from far off', () => {
  assert.equal(closest('no-unused-vars', names), undefined);
  assert.equal(closest('x', names), undefined);
  assert.equal(closest('x', []), undefined);
});
