/** Networks for experiments: hosts are network namespaces inside a namespace of their own, and vanish with it. */
import { spawnSync } from 'node:child_process';
import type { Surroundings } from '../experiment';
import { addressOf } from '../experiments/network';

const runs = (command: string, ...args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** As root in namespaces of our own; an ordinary user becomes root in a namespace of users first, where that is allowed. */
const isolate = (): readonly string[] => [
  'unshare',
  ...(process.getuid?.() === 0 ? [] : ['--map-root-user']),
  '--net',
  '--mount',
];

/** Why networks cannot be made here; undefined when they can. */
export function noNetworks(): string | undefined {
  if (process.platform !== 'linux') return 'network namespaces are a thing of Linux';
  const missing = ['unshare', 'nsenter', 'ip', 'nft', 'ss'].filter((name) => !runs('sh', '-c', `command -v ${name}`));
  if (missing.length > 0) return `these commands are missing: ${missing.join(', ')}`;
  const [command = '', ...args] = isolate();
  return runs(command, ...args, 'sh', '-c', 'mount -t tmpfs tmpfs /run')
    ? undefined
    : 'network namespaces need root, or namespaces of users that are allowed';
}

const host = (name: string): readonly string[] => [`ip netns add ${name}`, `ip -n ${name} link set lo up`];

/** Chains that hold nothing yet, for the rules of the scripts. */
const filters = (name: string): readonly string[] => [
  `nsenter --net=/run/netns/${name} nft -f - <<'END'`,
  'table ip lab {',
  ...['input', 'output', 'forward'].map(
    (chain) => `chain ${chain} { type filter hook ${chain} priority 0; policy accept; }`,
  ),
  '}',
  'END',
];

const cable = (one: string, oneEnd: string, other: string, otherEnd: string): readonly string[] => [
  `ip -n ${one} link add ${oneEnd} type veth peer name ${otherEnd} netns ${other}`,
  `ip -n ${one} link set ${oneEnd} up`,
  `ip -n ${other} link set ${otherEnd} up`,
];

const setting = (name: string, key: string, value: number): string =>
  `nsenter --net=/run/netns/${name} sh -c 'echo ${value} > /proc/sys/net/ipv4/${key}'`;

/** Shorter than what the kernel comes with, so that nobody waits for minutes. */
const impatient = (name: string): readonly string[] => [
  setting(name, 'tcp_syn_retries', 1),
  setting(name, 'tcp_retries2', 3),
];

const { lan, router } = addressOf;

const layout: Readonly<Record<Exclude<Surroundings, 'loopback'>, readonly string[]>> = {
  alone: [...host('a')],
  lan: [
    ...host('a'),
    ...host('b'),
    ...cable('a', 'eth0', 'b', 'eth0'),
    `ip -n a addr add ${lan.a}/24 dev eth0`,
    `ip -n b addr add ${lan.b}/24 dev eth0`,
    ...filters('a'),
    ...filters('b'),
  ],
  router: [
    ...host('a'),
    ...host('b'),
    ...host('r'),
    ...cable('a', 'eth0', 'r', 'eth1'),
    ...cable('b', 'eth0', 'r', 'eth2'),
    `ip -n a addr add ${router.a}/24 dev eth0`,
    `ip -n b addr add ${router.b}/24 dev eth0`,
    'ip -n r addr add 10.9.1.254/24 dev eth1',
    'ip -n r addr add 10.9.2.254/24 dev eth2',
    'ip -n a route add default via 10.9.1.254',
    'ip -n b route add default via 10.9.2.254',
    setting('r', 'ip_forward', 1),
    // A router here speaks as often as it has something to say.
    setting('r', 'icmp_ratelimit', 0),
    ...filters('a'),
    ...filters('b'),
    ...filters('r'),
  ],
};

/** What stands before the client's command to run it on host a of such a network. */
export function within(where: Surroundings, patient: boolean): readonly string[] {
  if (where === 'loopback') return [];
  const hosts = where === 'alone' ? ['a'] : ['a', 'b'];
  const lines = [
    'set -e',
    'mount -t tmpfs tmpfs /run',
    ...layout[where],
    ...(patient ? [] : hosts.flatMap(impatient)),
    'exec nsenter --net=/run/netns/a "$@"',
  ];
  return [...isolate(), 'sh', '-c', lines.join('\n'), 'lab'];
}
