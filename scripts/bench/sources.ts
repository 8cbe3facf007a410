/** The texts that are measured. */
import { readFileSync } from 'node:fs';
import { languageOfPath } from '../../src/analysis/languages';
import { discover } from '../../src/workspace/discover';
import { decodeSource } from '../../src/workspace/sourceFile';

export interface Source {
  readonly path: string;
  readonly language: string;
  readonly latin1: string;
  readonly text: string;
}

/** The files below a folder that the command line checks when nothing else is asked for, one after the other. */
export function* sourcesBelow(folder: string): Generator<Source> {
  for (const found of discover([folder], { languageOf: languageOfPath, isExcluded: () => false })) {
    if (found.kind !== 'file' || found.aside) continue;
    const read = decodeSource(readFileSync(found.path));
    if (!('source' in read)) continue;
    const { latin1 } = read.source;
    yield { path: found.path, language: found.language, latin1, text: read.source.text() };
  }
}

/** A file of 5,000 lines in which every function works on sockets. */
export const longFile = `#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>
${Array.from(
  { length: 263 },
  (_, index) => `
static int exchange_${index}(const struct sockaddr *address, socklen_t length, char *buffer, size_t size) {
    size_t have = 0;
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd == -1) return -1;
    if (connect(fd, address, length) == -1) {
        close(fd);
        return -1;
    }
    while (have < size) {
        ssize_t count = recv(fd, buffer + have, size - have, 0);
        if (count == -1 && errno == EINTR) continue;
        if (count <= 0) break;
        have += (size_t)count;
    }
    if (send(fd, buffer, have, MSG_NOSIGNAL) == -1) have = 0;
    close(fd);
    return (int)have;
}`,
).join('\n')}
`;
