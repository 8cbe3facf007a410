/** The extension costs nothing until a file of a language it knows is opened. Runs first: an active extension stays active. */
import { equal, ok } from 'node:assert/strict';
import { after, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { eventually } from './eventually';
import { closeAll, extensionId, open } from './workspace';

describe('activation', () => {
  after(closeAll);

  it('is installed as it would be packaged', () => {
    const extension = vscode.extensions.getExtension(extensionId);
    ok(extension, `${extensionId} is there`);
    equal(extension.packageJSON.name, 'sockeye');
  });

  it('sleeps while other files are open', async () => {
    const { document } = await open('settings.json');
    // Symbols come from another extension's server: by then every extension that JSON wakes has been woken.
    await eventually('symbols of a JSON file', async () => {
      const symbols = await vscode.commands.executeCommand<unknown[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      return symbols?.length > 0 ? true : undefined;
    });
    equal(vscode.extensions.getExtension(extensionId)?.isActive, false);
  });

  it('wakes up for a C file', async () => {
    await open('greet.c');
    await eventually(
      'the extension is active',
      () => vscode.extensions.getExtension(extensionId)?.isActive || undefined,
    );
  });
});
