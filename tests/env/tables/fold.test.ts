/** What counts as the same value, and how alike two texts are. */
import t from 'tap';
import { canonicalNumber, fold, KEY_CHARS, showText, VALUE_CHARS } from '../../../env/tables/fold.ts';
import { edits, Highest, trigrams, wordCoverage, wordsOf } from '../../../env/tables/similarity.ts';

t.test('a number is found however it is written', (t) => {
  for (const same of ['5', '5.0', '+5', ' 5.', '5.000', '5e0']) t.equal(fold(same), '5', same);
  t.equal(fold('7.40'), '7.4');
  t.equal(fold('-0.0'), '0');
  t.equal(fold('100'), '100', 'zeros of a whole number stay');
  t.equal(fold('12345678901234567890123.10'), '12345678901234567890123.1', 'without loss at any length');
  t.equal(fold('0017'), '0017', 'a code is no number');
  for (const none of ['', '.', '-', '1e999', '5 mg', '0x10', 'NaN']) t.equal(canonicalNumber(none), undefined, none);
  t.end();
});

t.test('case, width and spaces do not matter', (t) => {
  t.equal(fold('  Acute\tKidney\u00a0 FAILURE\0 '), 'acute kidney failure');
  t.equal(fold('ＭＲＳＡ'), 'mrsa');
  t.equal(fold('ÉPILEPSIE'), 'épilepsie');
  t.end();
});

t.test('long values are cut, and stay apart from those that end there', (t) => {
  const full = 'a'.repeat(VALUE_CHARS);
  t.not(fold(full), fold(`${full}b`));
  t.equal(fold(`${full}b${'c'.repeat(1e6)}`).length, KEY_CHARS);
  t.equal(showText(`${full}b`), `${full}…`);
  t.equal(showText('a\nb\0c'), 'a b c');
  t.end();
});

t.test('edits count a swap as one', (t) => {
  t.same([edits('', 'abc'), edits('abc', 'abc'), edits('kidny', 'kidney'), edits('ab', 'ba'), edits('hepran', 'heparin')], [3, 0, 1, 1, 2]);
  t.end();
});

t.test('words are matched in any order', (t) => {
  const coverage = wordCoverage(wordsOf('failure kidny'));
  t.ok(coverage(wordsOf('acute kidney failure, unspecified')) > 0.9);
  t.ok(coverage(wordsOf('acute cystitis')) < 0.4);
  t.equal(wordCoverage([])(['x']), 0);
  t.same([...trigrams('a b')], [' a ', ' b ']);
  t.end();
});

t.test('the highest scores are kept, the first of equals', (t) => {
  const highest = new Highest(2);
  for (const [item, score] of [[0, 1], [1, 3], [2, 1], [3, 3], [4, 2]] as const) highest.offer(item, score);
  t.same(highest.items(), [1, 3]);
  t.end();
});
