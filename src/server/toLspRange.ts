/** A range of offsets as lines and columns of the document as it is now. */
import type { Range as LspRange } from 'vscode-languageserver';
import type { Range } from '../base/text';
import type { OpenDocument } from './openDocument';

export const toLspRange = ({ text }: OpenDocument, { start, end }: Range): LspRange => ({
  start: text.positionAt(start),
  end: text.positionAt(end),
});
