/**
 * A write to a connection that the peer has closed kills the process.
 *
 * On POSIX systems a send to a stream socket that can no longer send raises SIGPIPE, whose default action ends the program without
 * a message. It happens at the second write after the peer went away: rarely on the desk, daily in the field.
 *
 * Do: ignore SIGPIPE when the program starts, or pass MSG_NOSIGNAL to every send; then the call fails with EPIPE instead.
 *
 * ```c wrong
 * #include <stdio.h>
 * #include <sys/socket.h>
 * int connect_to_server(void);
 * int main(void) {
 *   int server = connect_to_server();
 *   if (send(server, "hello\n", 6, 0) == -1) {
 *     perror("send");
 *   }
 *   return 0;
 * }
 * ```
 * ```c right
 * #include <signal.h>
 * #include <stdio.h>
 * #include <sys/socket.h>
 * int connect_to_server(void);
 * int main(void) {
 *   signal(SIGPIPE, SIG_IGN);
 *   int server = connect_to_server();
 *   if (send(server, "hello\n", 6, 0) == -1) {
 *     perror("send");
 *   }
 *   return 0;
 * }
 * ```
 */
import { exposedCalls, type Lack, neededEffects } from '../program/exposure';
import { type Problem, type RelatedPlace, rule, type Saying } from './rule';

type Variant = Lack['scope'];

/** What is assumed of the programs, so that who reads it can tell when it is wrong. */
function assumed(range: RelatedPlace['range'], { programs, source }: Lack): RelatedPlace {
  const values = { programs: programs.join(', '), source: source ?? '' };
  if (programs.length === 0) return { range, message: 'No program that starts in a file around here has this file.' };
  return source === undefined
    ? { range, values, message: 'By the directories this is part of {programs}, of which no file handles the signal.' }
    : { range, values, message: 'By {source} this is part of {programs}, of which no file handles the signal.' };
}

export default rule<Variant>({
  severity: 'warning',
  profile: 'recommended',
  once: 'file',
  see: ['man 7 signal', 'man 2 send', 'POSIX.1-2017 send()'],

  // One file speaks for a program: the one in which it starts, if that writes to sockets itself.
  find: ({ program, lack, has }) => {
    const found = neededEffects(program).flatMap((effect) => lack(effect) ?? [])[0];
    if (!found) return [];
    return program.functions.flatMap((fn) =>
      exposedCalls(fn, has('sigpipe-flag-used')).map((call): Problem<Variant> => {
        const range = { start: call.site.start, end: call.site.end };
        const known = found.scope === 'here' || (found.scope === 'programs' && found.source !== undefined);
        const evidence = found.scope === 'here' ? [] : [assumed(range, found)];
        return {
          fn,
          call,
          range,
          confidence: call.certain && known ? 'high' : 'medium',
          related: evidence,
          variant: found.scope,
          ...(known ? {} : { severity: 'info' }),
        };
      }),
    );
  },

  say: ({ variant }) => sayings[variant],

  // Only the program may decide about the signal for everybody.
  fix: ({ variant }, offered) =>
    variant === 'here' ? offered : offered.filter((idiom) => !idiom.startsWith('ignore-')),
});

const sayings: Readonly<Record<Variant, Saying>> = {
  here: {
    what: 'If the peer is gone, `{callee}` raises SIGPIPE, and nothing here stops it.',
    why: 'The whole process dies without a word.',
    todo: 'Ignore SIGPIPE or pass MSG_NOSIGNAL.',
  },
  programs: {
    what: 'If the peer is gone, `{callee}` raises SIGPIPE, and a program with this file does not stop it.',
    why: 'It dies without a word.',
    todo: 'Ignore SIGPIPE there, or pass MSG_NOSIGNAL.',
  },
  library: {
    what: 'If the peer is gone, `{callee}` raises SIGPIPE, and no file here ignores it.',
    why: 'It ends the process unless the program does.',
    todo: 'Pass MSG_NOSIGNAL.',
  },
};
