/** Keeps files under analysis between the passes over a project, so that what is read in one pass is not read again in the next. */
import type { Analyser, OpenFile } from './analyser';

/** How much text is kept, in characters: what is known of it can take a hundred times as much. */
const most = 300_000;

/** The same analyser for one run over files that do not change meanwhile: it gives the same, and works less for it. */
export function keepingFiles(analyser: Analyser): Analyser {
  const files = new Map<string, OpenFile>();
  let length = 0;
  /** The file with a text, and whether it is to be disposed of. */
  const fileFor = async (language: string, text: string): Promise<OpenFile> => {
    const key = `${language} ${text}`;
    const known = files.get(key);
    if (known) return known;
    const file = await analyser.open(language, text);
    if (length + text.length > most) {
      for (const [old, one] of files) {
        one.dispose();
        files.delete(old);
      }
      length = 0;
    }
    files.set(key, file);
    length += text.length;
    return file;
  };
  return {
    ...analyser,
    summarise: async (language, text, project) => (await fileFor(language, text)).summarise(project),
    analyse: async (language, text, context) => (await fileFor(language, text)).report(context),
  };
}
