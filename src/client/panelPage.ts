/** The page around an explanation: the one style sheet and the one script it may load, and nothing from elsewhere. */
import { randomBytes } from 'node:crypto';
import { Uri, type Webview } from 'vscode';
import type { ExplainParams, ExplainResult } from '../protocol';

export function panelPage(webview: Webview, extensionUri: Uri, result: ExplainResult, params: ExplainParams): string {
  const nonce = randomBytes(16).toString('base64');
  const style = webview.asWebviewUri(Uri.joinPath(extensionUri, 'media', 'panel.css'));
  const script = webview.asWebviewUri(Uri.joinPath(extensionUri, 'dist', 'panel.js'));
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(result.title)}</title>
<link rel="stylesheet" href="${style}">
</head>
<body data-query="${escapeHtml(JSON.stringify(params))}">
${result.html}
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
