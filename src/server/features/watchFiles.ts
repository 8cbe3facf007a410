/** Follows what happens on disk through the editor: settings files, and sources that are not open. */
import { basename } from 'node:path';
import { type Connection, DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import { buildFileNames } from '../../workspace/build/buildFile';
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
      const files = changes.flatMap(({ uri }) => {
        const path = filePath(uri);
        return path === undefined ? [] : [{ uri, path }];
      });
      const settingsFiles = files.filter(({ path }) => basename(path) === configFileName);
      for (const { uri } of settingsFiles) void parts.configProblems.check(uri);
      if (settingsFiles.length > 0) {
        parts.settings.filesChanged();
        parts.projects.settingsChanged();
      }
      parts.projects.diskChanged(files.map(({ path }) => path));
    });
  }

  async start(): Promise<void> {
    const extensions = checkedLanguages.flatMap((language) => language.extensions);
    await this.#connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [
        { globPattern: `**/{${[configFileName, ...buildFileNames].join(',')}}` },
        { globPattern: `**/*.{${extensions.join(',')}}` },
      ],
    });
  }
}
