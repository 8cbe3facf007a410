/** Lines that scripts on networks of their own share: who has which address, and how packets are kept back. */

/** The addresses of hosts a and b; a router r stands between them, or a cable. */
export const addressOf = {
  lan: { a: '10.9.0.1', b: '10.9.0.2' },
  router: { a: '10.9.1.1', b: '10.9.2.2' },
} as const;

export type Host = 'a' | 'b' | 'r';
export type Chain = 'input' | 'output' | 'forward';

/** A command of the shell, run on one of the hosts. */
export const onHost = (host: Host, command: string): string => `sh nsenter --net=/run/netns/${host} ${command}`;

const rule = (host: Host, chain: Chain, what: string): string =>
  onHost(host, `nft add rule ip lab ${chain} ${what}`.replace(/ +/g, ' '));

/** Lets packets vanish; all of a chain without `which`. */
export const drop = (host: Host, chain: Chain, which = ''): string => rule(host, chain, `${which} drop`);

export const reject = (host: Host, chain: Chain, how: string, which = ''): string =>
  // Only what is no ICMP message itself can be rejected, and a reset only answers TCP.
  rule(host, chain, `${which || 'meta l4proto tcp'} reject with ${how}`);

/** Lets everything pass again. */
export const pass = (host: Host, chain: Chain): string => onHost(host, `nft flush chain ip lab ${chain}`);

/** `l` listens on another host; the script goes on on host a. */
export const server = (host: Host, address: string): string => `on ${host}
  socket l tcp
  bind l ${address}
  listen l 16
  on a`;

/** A connection from `a` on host a to `s` on host b, over which a byte has gone. */
export const connected = (address: string): string => `${server('b', address)}
  socket a tcp
  connect a ${address}
  accept s l
  send a 1
  recv s 1`;
