/** The lightbulb: fixes that remove the finding, and suppression with a reason. */
import { match, ok } from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, finding, noFinding, open, quickFixes } from './workspace';

describe('quick fixes', () => {
  afterEach(closeAll);

  it('offers a fix which, once applied, removes the finding', async () => {
    const { document } = await open('greet.c');
    const { range } = await finding(document, 'unchecked-send');
    const fix = (await quickFixes(document, range)).find(({ isPreferred }) => isPreferred);
    ok(fix?.edit, 'a preferred fix with an edit');
    ok(await vscode.workspace.applyEdit(fix.edit));
    await noFinding(document, 'unchecked-send');
  });

  it('suppresses a finding with a comment that asks for the reason', async () => {
    const { document } = await open('greet.c');
    const { range } = await finding(document, 'unchecked-send');
    const suppress = (await quickFixes(document, range)).find(({ title }) => /suppress|ignore/i.test(title));
    ok(suppress?.edit, 'a suppression with an edit');
    ok(await vscode.workspace.applyEdit(suppress.edit));
    match(document.getText(), /sockeye-ignore unchecked-send -- /);
    await noFinding(document, 'unchecked-send');
  });
});
