/** Keeps files under analysis between the passes over a project, so that what is read in one pass is not read again in the next. */
import type { Analyser, OpenFile } from './analyser';

/** How much text is kept, in characters: what is known of it can take a hundred times as much. */
const most = 600_000;

/** The same analyser for one run over files that do not change meanwhile: it gives the same, and works less for it. */
export function keepingFiles(analyser: Analyser): Analyser {
  const files = new Map<string, OpenFile>();
  let length = 0;
  /**
   * What `use` makes of the file with a text. Files are passed over in the same order again and again: those that came first are kept
   * for good, since of those that came last nothing would be left when their turn comes.
   */
  const withFile = async <T>(language: string, text: string, use: (file: OpenFile) => Promise<T>): Promise<T> => {
    const key = `${language} ${text}`;
    const known = files.get(key);
    if (known) return use(known);
    const file = await analyser.open(language, text);
    if (length + text.length <= most) {
      files.set(key, file);
      length += text.length;
      return use(file);
    }
    try {
      return await use(file);
    } finally {
      file.dispose();
    }
  };
  return {
    ...analyser,
    summarise: (language, text, project) => withFile(language, text, (file) => file.summarise(project)),
    analyse: (language, text, context) => withFile(language, text, (file) => file.report(context)),
  };
}
