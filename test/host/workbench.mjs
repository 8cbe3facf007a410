// Opens the editor's web workbench in a headless Chromium.
import { chromium } from 'playwright-core';
import { findChromium } from '../../scripts/system.mjs';

/** Chromium as root in a container, and without the services of a desktop browser, which ask the network. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Opens `folder` in a window. `develop` names extension folders under development and the tests to run in the extension host;
 * `onLog` and `onExit` are called for what they print and how they end.
 */
export async function openWorkbench(server, { folder, develop, onLog, onExit, context: options = {} } = {}) {
  const browser = await chromium.launch({ executablePath: findChromium(), args: flags });
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  });
  await context.addInitScript(configureWorkbench, develop ? developmentOptions(server.port, develop) : {});
  const page = await context.newPage();
  if (onLog) await page.exposeFunction('codeAutomationLog', onLog);
  if (onExit) await page.exposeFunction('codeAutomationExit', onExit);
  await page.goto(server.url(folder));
  return { browser, page };
}

function developmentOptions(port, { extensions, tests }) {
  const remote = (path) => ({ scheme: 'vscode-remote', authority: `localhost:${port}`, path });
  return { extensions: extensions.map(remote), ...(tests ? { extensionTestsPath: remote(tests) } : {}) };
}

/** Runs in the page: completes the workbench's configuration between the arrival of its document and the start of its script. */
function configureWorkbench(developmentOptions) {
  if (window !== window.top) return;
  new MutationObserver((_, observer) => {
    const element = document.getElementById('vscode-workbench-web-configuration');
    if (!element) return;
    observer.disconnect();
    const configuration = JSON.parse(element.dataset.settings);
    configuration.developmentOptions = { ...configuration.developmentOptions, ...developmentOptions };
    // Its script is not part of the package, and asking for it is an error in the console.
    delete configuration.productConfiguration?.serviceWorker;
    element.dataset.settings = JSON.stringify(configuration);
  }).observe(document, { childList: true, subtree: true });
}
