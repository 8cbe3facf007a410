/** Findings reach the editor as diagnostics, follow what is typed and obey the settings. */
import { equal, match, ok } from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, find, finding, noFinding, open, withSetting } from './workspace';

describe('diagnostics', () => {
  afterEach(closeAll);

  for (const [file, rule, call] of [
    ['greet.c', 'unchecked-recv', 'recv'],
    ['greet.py', 'missing-read-timeout', 'recv'],
  ] as const) {
    it(`says in ${file} what is wrong, where, why, and where to read on`, async () => {
      const { document } = await open(file);
      const { code, message, range, relatedInformation, severity } = await finding(document, rule);
      ok(document.getText(range).includes(call), document.getText(range));
      equal(severity, vscode.DiagnosticSeverity.Warning);
      ok(message.length > 0 && message.length <= 180, message);
      ok(typeof code === 'object', 'the code has a link');
      match(code.target.toString(), new RegExp(`^https://.*${rule}`));
      const [related] = relatedInformation ?? [];
      ok(related, 'a related place');
      equal(related.location.uri.toString(), document.uri.toString());
      ok(related.message.length > 0);
    });
  }

  it('finds nothing in a file without sockets', async () => {
    const { document } = await open('greet.c');
    await finding(document, 'unchecked-send');
    const { document: plain } = await open('settings.json');
    equal(vscode.languages.getDiagnostics(plain.uri).length, 0);
  });

  it('follows what is typed, in both directions', async () => {
    const editor = await open('greet.c');
    const { document } = editor;
    await finding(document, 'unchecked-send');
    const statement = find(document, 'send(fd, hello, strlen(hello), 0);');
    await editor.edit((edit) => edit.delete(statement));
    await noFinding(document, 'unchecked-send');
    await editor.edit((edit) => edit.insert(statement.start, 'send(fd, hello, strlen(hello), 0);'));
    await finding(document, 'unchecked-send');
  });

  it('leaves out a rule that is switched off', async () => {
    const { document } = await open('greet.c');
    await finding(document, 'unchecked-send');
    await withSetting('rules', { 'unchecked-send': 'off' }, async () => {
      await noFinding(document, 'unchecked-send');
    });
    await finding(document, 'unchecked-send');
  });

  it('takes a change of the profile into account', async () => {
    const { document } = await open('greet.py');
    await finding(document, 'missing-read-timeout');
    await withSetting('profile', 'minimal', async () => {
      await noFinding(document, 'missing-read-timeout');
    });
    await finding(document, 'missing-read-timeout');
  });
});
