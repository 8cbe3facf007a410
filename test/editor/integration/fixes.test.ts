/** The lightbulb: fixes that remove the finding, and suppression with a reason. */
import { match, ok } from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, finding, noFinding, open, quickFix } from './workspace';

describe('quick fixes', () => {
  afterEach(closeAll);

  it('offers a fix which, once applied, removes the finding', async () => {
    const { document } = await open('greet.c');
    const { range } = await finding(document, 'unchecked-send');
    const { edit } = await quickFix(document, range, 'a preferred fix', ({ isPreferred }) => isPreferred === true);
    ok(await vscode.workspace.applyEdit(edit));
    await noFinding(document, 'unchecked-send');
  });

  it('suppresses a finding with a comment that asks for the reason', async () => {
    const { document } = await open('greet.c');
    const { range } = await finding(document, 'unchecked-send');
    const { edit } = await quickFix(document, range, 'a suppression', ({ title }) => title.startsWith('Suppress'));
    ok(await vscode.workspace.applyEdit(edit));
    match(document.getText(), /sockeye-ignore unchecked-send -- /);
    await noFinding(document, 'unchecked-send');
  });
});
