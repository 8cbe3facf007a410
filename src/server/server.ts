/** Puts the language server together: every part is made here, and every event of the protocol enters here or in a feature. */
import {
  type Connection,
  DidChangeConfigurationNotification,
  TextDocuments,
  type WorkspaceFolder,
} from 'vscode-languageserver';
import type { Analyser } from '../analysis/analyser';
import { type Locale, localeNamed } from '../analysis/explain';
import { ruleInfos } from '../analysis/rules';
import { type FileStatus, fileStatusMethod } from '../protocol';
import { serverCapabilities } from './capabilities';
import { type ClientAbilities, clientAbilities } from './clientAbilities';
import { Engine } from './engine';
import { ExplainContext } from './explainContext';
import { CodeActions } from './features/codeActions';
import { ConfigProblems } from './features/configProblems';
import { Diagnostics } from './features/diagnostics';
import { provideExplanations } from './features/explainErrors';
import { FixAll } from './features/fixAll';
import { provideHover } from './features/hover';
import { WatchFiles } from './features/watchFiles';
import { filePath } from './filePath';
import { OpenDocument } from './openDocument';
import { Projects } from './projects';
import { Reports } from './reports';
import { SettingsStore } from './settingsStore';

export function startServer(connection: Connection, createAnalyser: () => Analyser): void {
  const rules = ruleInfos();
  let abilities: ClientAbilities | undefined;
  const locale = (): Locale => localeNamed(abilities?.locale ?? '');
  const onStatus = (status: FileStatus): void => void connection.sendNotification(fileStatusMethod, status);

  const documents = new TextDocuments<OpenDocument>({
    create: (uri, languageId, version, content) => new OpenDocument(uri, languageId, version, content),
    update: (document, changes, version) => {
      document.update(changes, version);
      return document;
    },
  });
  const engine = new Engine(createAnalyser);
  const settings = new SettingsStore(connection, rules, locale);
  const projects = new Projects(engine, connection);
  const reports = new Reports({ connection, engine, settings, projects, rules, onStatus, locale });
  const explainContext = new ExplainContext(settings, reports, locale);

  const diagnostics = new Diagnostics(connection, documents, reports);
  const fixAll = new FixAll(engine, settings, projects, reports);
  const codeActions = new CodeActions(connection, documents, reports, fixAll, explainContext);
  const configProblems = new ConfigProblems(connection, documents, rules, () => explainContext.locale());
  const watchFiles = new WatchFiles(connection, { settings, projects, configProblems });
  provideHover(connection, documents, reports, explainContext, () => abilities);
  provideExplanations(connection, documents, reports, explainContext);

  const setFolders = (folders: readonly WorkspaceFolder[]): void => {
    projects.setFolders(paths(folders));
    settings.setFolders(paths(folders));
  };

  connection.onInitialize((params) => {
    abilities = clientAbilities(params);
    if (abilities.answersConfiguration) settings.askEditor();
    if (abilities.showsProgress) projects.showProgress();
    setFolders(params.workspaceFolders ?? []);
    diagnostics.start(abilities);
    codeActions.start(abilities);
    return {
      capabilities: serverCapabilities(abilities.pullsDiagnostics),
      serverInfo: { name: 'sockeye' },
    };
  });

  connection.onInitialized(async () => {
    if (abilities?.registersConfiguration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'sockeye' });
    }
    if (abilities?.watchesFiles) await watchFiles.start();
    if (!abilities?.followsFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(async () => {
      setFolders((await connection.workspace.getWorkspaceFolders()) ?? []);
    });
  });

  connection.onDidChangeConfiguration(({ settings: given }) => settings.editorChanged(given));
  settings.onChange(() => diagnostics.refresh());
  projects.onChange(() => diagnostics.refresh());
  documents.onDidSave(({ document }) => {
    document.savedVersion = document.version;
  });
  documents.onDidClose(({ document }) => {
    document.release();
    settings.forget(document.uri);
    const path = filePath(document.uri);
    if (path !== undefined) projects.closed(path);
  });
  connection.onShutdown(() => {
    projects.stop();
    diagnostics.stop();
    for (const document of documents.all()) document.release();
  });

  documents.listen(connection);
  connection.listen();
}

const paths = (folders: readonly WorkspaceFolder[]): readonly string[] =>
  folders.flatMap(({ uri }) => filePath(uri) ?? []);
