/** Connections that cannot begin: packets that vanish, routes that forbid, routers and firewalls that answer. Networks of their own. */
import type { Experiment } from '../experiment';
import { addressOf, drop, onHost, pass, reject, server } from './network';

const far = `${addressOf.router.b}:7000`;
const near = `${addressOf.lan.b}:7000`;

/** The port range of host a is narrowed to two. */
const twoPorts = 'sh echo 40000 40001 > /proc/sys/net/ipv4/ip_local_port_range';

/** A queue that two connections fill, and one that finds it full. */
const full = `socket l tcp
  bind l 127.0.0.1:7000
  listen l 1
  socket a tcp
  connect a l
  socket b tcp
  connect b l
  socket c tcp`;

export const unreachable: readonly Experiment[] = [
  {
    id: 'syn-dropped',
    summary: 'The SYN vanishes on the way (tcp_syn_retries=1).',
    where: 'router',
    runs: [
      `${drop('r', 'forward')}
       socket a tcp
       connect a ${far} | connect/timeout-syn-dropped
       state a`,
      `${drop('r', 'forward')}
       socket a tcp
       nonblocking a
       connect a ${far}
       poll a 8000
       poll a 0
       so-error a  | poll/async-connect-timeout
       recv a 1    | poll/async-connect-timeout: next recv`,
    ],
  },
  {
    id: 'syn-dropped-defaults',
    summary: 'The SYN vanishes on the way, with the settings that the kernel comes with.',
    where: 'router',
    slow: true,
    seconds: 200,
    runs: [
      `${drop('r', 'forward')}
       socket a tcp
       connect a ${far}`,
    ],
  },
  {
    id: 'syn-ack-lost',
    summary: 'The SYN arrives and the answer to it is lost.',
    where: 'router',
    runs: [
      `${drop('r', 'forward', `ip saddr ${addressOf.router.b}`)}
       ${server('b', far)}
       socket a tcp
       connect a ${far} | connect/timeout-syn-ack-lost
       nonblocking l
       accept s l`,
    ],
  },
  {
    id: 'final-ack-lost',
    summary: 'The last packet of the handshake is lost; then data gets through.',
    where: 'router',
    runs: [
      // A bare acknowledgement is 52 bytes long; with data it is longer, and the SYN has more options.
      `${drop('r', 'forward', `ip saddr ${addressOf.router.a} ip length 52`)}
       ${server('b', far)}
       socket a tcp
       connect a ${far}
       state a
       nonblocking l
       accept s l
       send a 4
       pause 300
       accept s l
       recv s 4`,
    ],
  },
  {
    id: 'half-open-queue-full',
    summary: 'More handshakes are half done than the queue has room for, with SYN cookies, as by default.',
    where: 'router',
    runs: [
      `${server('b', far).replace('listen l 16', 'listen l 2')}
       ${drop('r', 'forward', `ip saddr ${addressOf.router.b}`)}
       ${['w1', 'w2', 'w3', 'w4', 'w5', 'w6']
         .map((name) => `socket ${name} tcp\nnonblocking ${name}\nconnect ${name} ${far}`)
         .join('\n')}
       pause 200
       ${pass('r', 'forward')}
       socket a tcp
       connect a ${far}
       accept s l`,
    ],
  },
  {
    id: 'backlog-full-to-the-end',
    summary: 'The queue of the server is full, with tcp_abort_on_overflow=0 and 1 (tcp_syn_retries=1).',
    where: 'alone',
    runs: [
      `${full}
       connect c l | connect/timeout-backlog-full`,
      `sh echo 1 > /proc/sys/net/ipv4/tcp_abort_on_overflow
       ${full}
       connect c l`,
    ],
  },
  {
    id: 'host-absent',
    summary: 'An address of the own network that nobody has.',
    where: 'lan',
    runs: [
      `sh echo 6 > /proc/sys/net/ipv4/tcp_syn_retries
       socket a tcp
       connect a 10.9.0.77:7000 | connect/host-absent-on-lan`,
    ],
  },
  {
    id: 'router-refuses',
    summary: 'A router answers the SYN with an ICMP message or a reset.',
    where: 'router',
    runs: [
      `${reject('r', 'forward', 'icmp type host-unreachable')}
       socket a tcp
       connect a ${far} | connect/icmp-unreachable`,
      `${reject('r', 'forward', 'icmp type net-unreachable')}
       socket a tcp
       connect a ${far}`,
      `${reject('r', 'forward', 'icmp type prot-unreachable')}
       socket a tcp
       connect a ${far} | connect/protocol-unreachable`,
      `${reject('r', 'forward', 'icmp type port-unreachable')}
       socket a tcp
       connect a ${far}`,
      `${reject('r', 'forward', 'icmp type admin-prohibited')}
       socket a tcp
       connect a ${far}`,
      `${reject('r', 'forward', 'tcp reset')}
       socket a tcp
       connect a ${far}`,
      `${reject('r', 'forward', 'icmp type host-unreachable')}
       socket a tcp
       nonblocking a
       connect a ${far}
       poll a 3000
       so-error a | poll/async-connect-unreachable`,
    ],
  },
  {
    id: 'firewall-refuses',
    summary: 'The firewall of the server, or of this host, rejects the connection.',
    where: 'lan',
    runs: [
      `${reject('b', 'input', 'tcp reset')}
       ${server('b', near)}
       socket a tcp
       connect a ${near} | connect/refused-by-firewall`,
      `${reject('b', 'input', 'icmp type port-unreachable')}
       ${server('b', near)}
       socket a tcp
       connect a ${near}`,
      `${drop('a', 'output', 'udp dport 7000')}
       socket u udp
       sendto u 1 ${near} | send/filtered-locally`,
    ],
  },
  {
    id: 'local-routes',
    summary: 'What the routing table of this host says: nothing, unreachable, prohibit, blackhole.',
    where: 'alone',
    runs: [
      `socket a tcp
       connect a 192.0.2.1:80 | connect/no-route
       socket u udp
       sendto u 1 192.0.2.1:9 | send/no-route
       sh ip route add unreachable 192.0.2.0/24
       connect a 192.0.2.1:80
       sh ip route add prohibit 198.51.100.0/24
       connect a 198.51.100.1:80 | connect/prohibited-locally
       sh ip route add blackhole 203.0.113.0/24
       connect a 203.0.113.1:80  | connect/blackhole-route`,
    ],
  },
  {
    id: 'interface-down',
    summary: 'The interface of this host is down; the cable at the other end is out.',
    where: 'lan',
    runs: [
      `sh ip link set eth0 down
       socket a tcp
       connect a ${near} | connect/interface-down`,
      `sh echo 6 > /proc/sys/net/ipv4/tcp_syn_retries
       ${onHost('b', 'ip link set eth0 down')}
       socket a tcp
       connect a ${near}`,
    ],
  },
  {
    id: 'ports-exhausted',
    summary: 'All local ports for one destination are in use.',
    where: 'alone',
    runs: [
      `${twoPorts}
       socket l tcp
       bind l 127.0.0.1:7000
       listen l 16
       socket a tcp
       connect a l
       socket b tcp
       connect b l
       socket c tcp
       connect c l        | connect/ports-exhausted
       socket d tcp
       bind d 127.0.0.1:0 | bind/ports-exhausted`,
    ],
  },
  {
    id: 'fast-open-refused',
    summary: 'TCP Fast Open puts the connection off until the first send, and nobody listens.',
    where: 'alone',
    runs: [
      `sh echo 5 > /proc/sys/net/ipv4/tcp_fastopen
       socket a tcp
       option a fast-open-connect 1
       connect a 127.0.0.1:7000
       send a 5 | send/refused-fast-open
       recv a 5 | send/refused-fast-open: next recv
       send a 5 | send/refused-fast-open: next send`,
    ],
  },
  {
    id: 'names',
    summary: 'Name servers that do not answer, know no such name, have no address, or fail.',
    where: 'alone',
    runs: [
      `sh echo nameserver 127.0.0.1 > /run/resolv.conf
       sh echo options timeout:1 attempts:1 >> /run/resolv.conf
       sh echo hosts: dns > /run/nsswitch.conf
       sh mount --bind /run/resolv.conf /etc/resolv.conf
       sh mount --bind /run/nsswitch.conf /etc/nsswitch.conf
       getaddrinfo lab.example 80 | getaddrinfo/no-answer
       name-server no-such-name
       getaddrinfo lab.example 80 | getaddrinfo/no-such-name
       name-server empty
       getaddrinfo lab.example 80 | getaddrinfo/no-address
       name-server failed
       getaddrinfo lab.example 80`,
    ],
  },
];
