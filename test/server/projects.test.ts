/** What other files of a program do counts, whether they are on disk, open in the editor, or gone. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { ServerProcess } from './serverProcess';

const program = `#include <stdio.h>
#include <sys/socket.h>

int connect_to_server(void);

int main(void)
{
	int server = connect_to_server();
	if (send(server, "hello\\n", 6, 0) != 6) {
		perror("send");
		return 1;
	}
	return 0;
}
`;

const handler = '#include <signal.h>\n\nvoid quiet(void)\n{\n\tsignal(SIGPIPE, SIG_IGN);\n}\n';

describe('projects', () => {
  let server: ServerProcess;
  let folder: string;
  const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;
  const warned = async () =>
    (await server.diagnostics(uriOf('main.c'))).some(({ code }) => code === 'unhandled-sigpipe');

  /** Does something, waits until the editor is asked to refresh, and says whether there is a warning then. */
  const warnedAfter = async (action: () => Promise<void>) => {
    const { refreshes } = server;
    await action();
    await server.until(() => server.refreshes > refreshes, 'the editor is asked to refresh');
    return warned();
  };

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sockeye-project-'));
    writeFileSync(join(folder, 'sockeye.json'), '{}');
    writeFileSync(join(folder, '.gitignore'), 'build/\n');
    mkdirSync(join(folder, '.git'));
    mkdirSync(join(folder, 'build'));
    mkdirSync(join(folder, 'src'));
    writeFileSync(join(folder, 'main.c'), program);
    server = await ServerProcess.start({ folderUri: pathToFileURL(folder).href });
  });
  after(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  it('warns of SIGPIPE when no file of the project handles it', async () => {
    await server.open(uriOf('main.c'), 'c', program);
    assert.equal(
      await warnedAfter(async () => {
        await warned();
      }),
      true,
    );
  });

  it('takes a new file into account', async () => {
    const appear = async () => {
      writeFileSync(join(folder, 'src/signals.c'), handler);
      await server.fileChanged(uriOf('src/signals.c'));
    };
    assert.equal(await warnedAfter(appear), false);
  });

  it('prefers the text that is being edited to the file', async () => {
    const uri = uriOf('src/signals.c');
    const edit = async () => {
      await server.open(uri, 'c', handler.replace('SIGPIPE', 'SIGHUP'));
      await server.diagnostics(uri);
    };
    assert.equal(await warnedAfter(edit), true);
    assert.equal(await warnedAfter(() => server.close(uri)), false);
  });

  it('forgets a file that is gone', async () => {
    const vanish = async () => {
      rmSync(join(folder, 'src/signals.c'));
      await server.fileChanged(uriOf('src/signals.c'));
    };
    assert.equal(await warnedAfter(vanish), true);
  });

  it('passes by what is ignored', async () => {
    writeFileSync(join(folder, 'build/signals.c'), handler);
    await server.fileChanged(uriOf('build/signals.c'));
    writeFileSync(join(folder, 'src/other.c'), handler);
    assert.equal(await warnedAfter(() => server.fileChanged(uriOf('src/other.c'))), false);
    rmSync(join(folder, 'src/other.c'));
    assert.equal(await warnedAfter(() => server.fileChanged(uriOf('src/other.c'))), true);
  });

  it('knows what an open file puts into the fields of records', async () => {
    const keeps =
      '#include "peer.h"\n#include <sys/socket.h>\n\nvoid keep(int listener, struct peer *peer)\n{\n\tpeer->link = accept(listener, 0, 0);\n}\n';
    const tells =
      '#include "peer.h"\n#include <unistd.h>\n\nvoid tell(struct peer *peer)\n{\n\twrite(peer->link, "x", 1);\n}\n';
    const isFound = async () =>
      (await server.diagnostics(uriOf('tells.c'))).some(({ code }) => code === 'unchecked-send');
    writeFileSync(join(folder, 'keeps.c'), keeps);
    writeFileSync(join(folder, 'tells.c'), tells);
    await server.open(uriOf('tells.c'), 'c', tells);
    const { refreshes } = server;
    await server.fileChanged(uriOf('keeps.c'));
    await server.until(() => server.refreshes > refreshes, 'the editor is asked to refresh');
    assert.equal(await isFound(), true);
    await server.open(uriOf('keeps.c'), 'c', keeps);
    await server.diagnostics(uriOf('keeps.c'));
    assert.equal(await isFound(), true);
  });

  it('looks at the whole project again when its models change', async () => {
    const caller = 'void g(struct link *link)\n{\n\tnet_a(link);\n}\n';
    const uri = uriOf('src/caller.c');
    writeFileSync(join(folder, 'src/wrapper.c'), 'int net_a(struct link *link)\n{\n\treturn net_put(link, "a");\n}\n');
    writeFileSync(join(folder, 'src/caller.c'), caller);
    await server.open(uri, 'c', caller);
    assert.deepEqual(await server.diagnostics(uri), []);
    const model = { call: 'net_put', role: 'send', socket: 'arg 0', outcomes: { error: '-1', done: '>=0' } };
    const refreshed = async (expected: readonly string[]) => {
      for (;;) {
        const { refreshes } = server;
        const codes = (await server.diagnostics(uri)).map(({ code }) => code);
        if (isDeepStrictEqual(codes, expected)) return;
        await server.until(
          () => server.refreshes > refreshes,
          `the editor is asked to refresh until it sees ${expected}`,
        );
      }
    };
    for (const [models, expected] of [
      [[model], ['unchecked-send']],
      [[], []],
    ] as const) {
      writeFileSync(join(folder, 'sockeye.json'), JSON.stringify({ models }));
      await server.fileChanged(uriOf('sockeye.json'));
      await refreshed(expected);
    }
  });
});
