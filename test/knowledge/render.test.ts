/** What explanations look like: each renderer says the same, and nothing that was typed becomes markup. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  callTable,
  explain,
  renderCallTable,
  renderHover,
  renderMarkdown,
  renderPanel,
  renderTerminal,
  searchErrors,
  type TerminalColors,
} from '../../src/analysis/explain';
import { drawLadder } from '../../src/analysis/explain/render/ladder';
import { drawTimeline } from '../../src/analysis/explain/render/timeline';
import { calls } from '../../src/knowledge/failure';
import { errors, failureTables } from '../../src/knowledge/index.generated';
import { localize } from '../../src/knowledge/locale';

const reset = explain({ text: 'ECONNRESET', call: 'recv', platform: 'linux' });

describe('one error at different calls', () => {
  const at = (call: string) => explain({ text: 'ECONNRESET', call, platform: 'linux' });
  it('has its own headline, meaning and causes', () => {
    for (const pick of [
      (call: string) => at(call).cases[0]?.headline,
      (call: string) => at(call).cases[0]?.meaning,
      (call: string) =>
        at(call)
          .cases[0]?.rows.map(({ id }) => id)
          .join(),
      (call: string) => renderHover(at(call)),
    ]) {
      assert.equal(new Set(['recv', 'send', 'connect'].map(pick)).size, 3);
    }
  });
  it('says what the next calls give', () => {
    const [row] = at('recv').cases[0]?.rows ?? [];
    assert.equal(row?.nextRecv, '0 (end of file)');
    assert.equal(row?.nextSend, '-1 EPIPE (32) and SIGPIPE');
  });
  it('differs by platform', () => {
    const hover = (platform: 'linux' | 'macos' | 'windows') =>
      renderHover(explain({ text: 'EPIPE', call: 'send', platform }));
    assert.match(hover('linux'), /SIGPIPE/);
    assert.match(renderHover(explain({ text: 'ECONNRESET', call: 'send', platform: 'windows' })), /10054/);
    assert.notEqual(hover('linux'), hover('macos'));
  });
});

describe('the hover', () => {
  const hover = renderHover(reset);
  it('begins with the headline and the numbers', () => {
    assert.match(hover, /^\*\*ECONNRESET at recv: /);
    for (const number of ['Linux 104', 'macOS 54', 'Windows 10054', '-4077']) assert.ok(hover.includes(number), number);
  });
  it('holds the causes, what comes next and the table of the call', () => {
    assert.match(hover, /The peer closed with unread data of yours/);
    assert.match(hover, /next recv: 0 \(end of file\)/);
    assert.match(hover, /All failures of recv on Linux/);
    assert.match(hover, /ETIMEDOUT \(110\)/);
  });
  it('is empty when there is nothing to say', () => assert.equal(renderHover(explain({ text: 'hello world' })), ''));
});

describe('the panel', () => {
  const panel = renderPanel(reset);
  it('has a timeline for every cause, with words for those who cannot see it', () => {
    assert.equal(panel.match(/<svg /g)?.length, reset.cases[0]?.rows.length);
    assert.equal(panel.match(/<title id=/g)?.length, panel.match(/<desc id=/g)?.length);
    assert.match(panel, /timeline-failing/);
    assert.match(panel, /timeline-rst/);
  });
  it('has ids that are unique and labels that point to them', () => {
    const ids = [...panel.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    assert.equal(new Set(ids).size, ids.length);
    for (const [, target] of panel.matchAll(/ for="([^"]+)"/g)) assert.ok(ids.includes(target), target);
    for (const [, list] of panel.matchAll(/aria-labelledby="([^"]+)"/g)) {
      for (const id of list?.split(' ') ?? []) assert.ok(ids.includes(id), id);
    }
  });
  it('holds the other calls as well when none was named', () => {
    const open = explain({ text: 'ECONNRESET' });
    const html = renderPanel(open);
    for (const { headline } of open.cases)
      assert.ok(html.includes(`<summary>${headline}`) || html.includes(`<h1>${headline}`), headline);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    assert.equal(new Set(ids).size, ids.length);
  });
  it('offers commands to copy', () => assert.match(panel, /data-copy="nstat -az TcpExtTCPAbortOnClose"/));
  it('escapes quotes within attributes', () => assert.match(panel, /data-copy="tcpdump -nn &#39;tcp\[tcpflags\]/));
  it('has no scripts, styles or handlers, and closes what it opens', () => {
    for (const error of errors) {
      const html = renderPanel(explain({ text: error.id }));
      assert.doesNotMatch(html, /<script|<style|<iframe| style=|\son\w+=|javascript:/i, error.id);
      for (const tag of ['svg', 'g', 'table', 'details', 'section', 'div', 'ul', 'li', 'text', 'p', 'code']) {
        const opened = html.match(new RegExp(`<${tag}[ >]`, 'g'))?.length ?? 0;
        const closed = html.match(new RegExp(`</${tag}>`, 'g'))?.length ?? 0;
        assert.equal(opened, closed, `${error.id}: <${tag}>`);
      }
    }
  });
});

describe('text that was typed', () => {
  const evil = explain({ text: '<img src=x onerror=alert(1)> PermissionError `x` [a](javascript:b) "q"' });
  const unknown = explain({ text: 'EPIPE', call: '<b onclick=x>' });
  it('is text in HTML', () => {
    assert.doesNotMatch(renderPanel(evil), /<img|<b /);
    assert.match(renderPanel(unknown), /&lt;b onclick=x&gt;/);
  });
  it('is text in Markdown', () => {
    assert.doesNotMatch(renderMarkdown(unknown), /[^\\]<b/);
    assert.doesNotMatch(renderMarkdown(evil), /[^\\]<img/);
  });
});

describe('the terminal', () => {
  const text = renderTerminal(reset, { width: 72 });
  it('is plain and keeps to its width but for commands, links and drawings', () => {
    assert.equal(text.includes('\u001b'), false);
    for (const line of text.split('\n')) {
      const free = /^ {2}[$|h ]|https:/.test(line);
      assert.ok(free || line.length <= 72, line);
    }
  });
  it('draws the ladder and marks the call in question', () => {
    assert.match(text, />> recv\(\) = -1 ECONNRESET \(104\)/);
    assert.match(text, /\|<-+ RST, ACK -+\|/);
  });
  it('colours with the functions it is given', () => {
    const mark = (name: string) => (part: string) => `<${name}>${part}`;
    const color: TerminalColors = {
      bold: mark('b'),
      dim: mark('d'),
      red: mark('r'),
      yellow: mark('y'),
      green: mark('g'),
      cyan: mark('c'),
    };
    assert.match(renderTerminal(reset, { color }), /^<b><r>ECONNRESET at recv/);
  });
  it('says so when nothing was found', () => {
    assert.match(renderTerminal(explain({ text: 'hello' })), /Nothing in this text/);
    assert.match(renderTerminal(explain({ text: 'ECONRESET' })), /Did you mean ECONNRESET\?/);
  });
});

describe('Markdown', () => {
  const markdown = renderMarkdown(reset);
  it('holds every cause in full', () => {
    for (const row of reset.cases[0]?.rows ?? []) assert.ok(markdown.includes(`### ${row.situation}`), row.id);
    assert.match(markdown, /Refuted by experiment answer-then-close-unread/);
    assert.match(markdown, /measured on Linux 6\.18, experiment close-unread/);
  });
  it('has tables whose rows all have as many cells as their head', () => {
    for (const table of markdown.match(/(?:^\|.*\|\n?)+/gm) ?? []) {
      const widths = table
        .trim()
        .split('\n')
        .map((line) => line.split(/(?<!\\)\|/).length);
      assert.equal(new Set(widths).size, 1, table.slice(0, 200));
    }
  });
});

describe('every row', () => {
  for (const table of failureTables) {
    for (const row of table.rows) {
      it(`${row.id} can be drawn`, () => {
        const steps = row.timeline.map((step) => localize(step, 'en'));
        assert.ok(drawLadder(steps, 'en').length > steps.length);
        const svg = drawTimeline({ kind: 'timeline', id: 'x', title: 'T', steps }, 'en');
        assert.equal(svg.match(/<li>/g)?.length, steps.length);
        assert.doesNotMatch(svg, /NaN|undefined/);
      });
    }
  }
});

describe('lists', () => {
  it('every error is there to be picked, with its numbers', () => {
    const items = searchErrors();
    assert.equal(items.length, errors.length);
    assert.match(items.find(({ error }) => error === 'ECONNRESET')?.title ?? '', /Linux 104 .*Windows 10054/);
    assert.ok(items.every(({ detail }) => detail.length > 5));
  });
  it('every call has a table on every platform, under any of its names', () => {
    for (const call of calls) {
      for (const platform of ['linux', 'macos', 'freebsd', 'windows'] as const) {
        const table = callTable(call, platform);
        assert.ok(table && table.rows.length > 0, `${call} on ${platform}`);
        assert.match(renderCallTable(table), new RegExp(`All failures of ${call} on`));
      }
    }
    assert.equal(callTable('sock.sendall', 'linux')?.call, 'send');
    assert.equal(callTable('printf', 'linux'), undefined);
  });
});

describe('locales', () => {
  it('show prose in their language, however deep it lies, and in English when it has no translation', () => {
    assert.deepEqual(localize({ a: [{ en: 'Nothing was sent.' }], b: 2, c: { en: 'x' } }, 'zh'), {
      a: ['没有发出任何数据。'],
      b: 2,
      c: 'x',
    });
  });
});
