/** Follows what happens on disk through the editor: settings files, and sources that are not open. */
import { basename } from 'node:path';
import { type Connection, DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import { configFileName } from '../../workspace/config';
import { checkedLanguages } from '../checkedLanguages';
import { filePath } from '../filePath';
import type { Projects } from '../projects';
import type { SettingsStore } from '../settingsStore';
import type { ConfigProblems } from './configProblems';

export class WatchFiles {
  readonly #connection: Connection;

  constructor(
    connection: Connection,
    parts: { readonly settings: SettingsStore; readonly projects: Projects; readonly configProblems: ConfigProblems },
  ) {
    this.#connection = connection;
    connection.onDidChangeWatchedFiles(({ changes }) => {
      let settingsChanged = false;
      for (const { uri } of changes) {
        const path = filePath(uri);
        if (path === undefined) continue;
        if (basename(path) === configFileName) {
          settingsChanged = true;
          parts.configProblems.check(uri);
        }
        parts.projects.diskChanged(path);
      }
      if (settingsChanged) parts.settings.filesChanged();
    });
  }

  async start(): Promise<void> {
    const extensions = checkedLanguages.flatMap((language) => language.extensions);
    await this.#connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [{ globPattern: `**/${configFileName}` }, { globPattern: `**/*.{${extensions.join(',')}}` }],
    });
  }
}
