/** Hovers and the explanation panel. */
import { match } from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { eventually } from './eventually';
import { closeAll, find, hoverAbout, open } from './workspace';

/** The label of the tab that shows an explanation. */
function panelLabel(): string | undefined {
  const tabs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
  return tabs.find(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('sockeye'))?.label;
}

describe('explanations', () => {
  afterEach(closeAll);

  it('tells on hover what ECONNRESET means', async () => {
    const { document } = await open('greet.c');
    const words = await hoverAbout(document, find(document, 'ECONNRESET').start, 'ECONNRESET');
    match(words, /reset/i);
  });

  it('explains an errno in a log', async () => {
    const { document } = await open('server.log');
    await hoverAbout(document, find(document, 'Connection reset by peer').start, 'ECONNRESET');
  });

  it('opens the panel for the selection', async () => {
    const editor = await open('greet.c');
    const range = find(editor.document, 'ECONNRESET');
    editor.selection = new vscode.Selection(range.start, range.end);
    await vscode.commands.executeCommand('sockeye.explain');
    match(await eventually('the panel', panelLabel), /ECONNRESET/);
  });

  it('opens the panel for a text', async () => {
    await vscode.commands.executeCommand('sockeye.explain', { text: 'EPIPE', call: 'send' });
    match(await eventually('the panel', panelLabel), /EPIPE/);
  });
});
