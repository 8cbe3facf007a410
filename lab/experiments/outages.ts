/** Connections whose network or peer goes away: cables, crashes, restarts, routers that forget. Networks of their own. */
import type { Experiment } from '../experiment';
import { addressOf, connected, drop, onHost, pass, reject } from './network';

const far = connected(`${addressOf.router.b}:7000`);
const near = connected(`${addressOf.lan.b}:7000`);
const cableOut = onHost('b', 'ip link set eth0 down');
const cableIn = onHost('b', 'ip link set eth0 up');

/** The host comes back with the same address and no memory: its interface is given to a new host. */
const reboot = `sh ip netns add c
  sh ip -n b link set eth0 netns c
  sh ip -n c addr add ${addressOf.lan.b}/24 dev eth0
  sh ip -n c link set lo up
  sh ip -n c link set eth0 up
  pause 300`;

const unansweredRecv = `${far}
  ${drop('r', 'forward')}
  send a 4
  wait a 8000`;

export const outages: readonly Experiment[] = [
  {
    id: 'peer-gone-silent',
    summary: 'The cable of the peer is out and nobody sends; then we send.',
    where: 'lan',
    runs: [
      `${near}
       ${cableOut}
       start reader recv a 10
       await reader 4000 | recv/blocks-peer-gone
       state a
       send a 4          | send/success-not-delivered`,
      `${near}
       ${cableOut}
       fill a
       nonblocking a
       send a 1
       state a`,
    ],
  },
  {
    id: 'no-acknowledgement',
    summary: 'Packets vanish while data is on its way, until the kernel gives up (tcp_retries2=3).',
    where: 'router',
    runs: [
      `${unansweredRecv}
       poll a 0  | recv/timeout-retransmission: poll
       recv a 10 | recv/timeout-retransmission
       recv a 10 | recv/timeout-retransmission: next recv
       send a 1  | recv/timeout-retransmission: next send`,
      `${unansweredRecv}
       send a 1  | send/timeout-retransmission
       recv a 10 | send/timeout-retransmission: next recv
       send a 1  | send/timeout-retransmission: next send`,
      `${far}
       sh nsenter --net=/run/netns/r nft add rule ip lab forward tcp flags rst counter
       ${drop('r', 'forward')}
       send a 4
       recv a 10
       pause 200
       ask nsenter --net=/run/netns/r nft list chain ip lab forward | grep -o "packets [0-9]*"`,
    ],
  },
  {
    id: 'no-acknowledgement-defaults',
    summary: 'Packets vanish while data is on its way, with the settings that the kernel comes with.',
    where: 'router',
    slow: true,
    seconds: 1100,
    runs: [
      `${far}
       ${drop('r', 'forward')}
       send a 4
       recv a 10`,
    ],
  },
  {
    id: 'keepalive-unanswered',
    summary: 'Keepalive probes vanish (idle 1 s, interval 1 s, 2 probes).',
    where: 'router',
    runs: [
      `${far}
       option a keepalive 1 2
       ${drop('r', 'forward')}
       recv a 10 | recv/timeout-keepalive
       recv a 10 | recv/timeout-keepalive: next recv
       send a 1  | recv/timeout-keepalive: next send`,
    ],
  },
  {
    id: 'host-gone-from-lan',
    summary: 'The peer vanishes from the own network while data is on its way (tcp_retries2=5).',
    where: 'lan',
    seconds: 60,
    runs: [
      `sh echo 5 > /proc/sys/net/ipv4/tcp_retries2
       ${near}
       ${cableOut}
       send a 4
       recv a 10 | recv/host-unreachable
       recv a 10 | recv/host-unreachable: next recv
       send a 1  | recv/host-unreachable: next send`,
      `sh echo 5 > /proc/sys/net/ipv4/tcp_retries2
       ${near}
       ${cableOut}
       send a 4
       wait a 30000
       send a 1 | send/host-unreachable
       recv a 1`,
    ],
  },
  {
    id: 'router-answers-established',
    summary: 'A router sends ICMP messages for the data of an established connection (tcp_retries2=3).',
    where: 'router',
    runs: [
      `${far}
       ${reject('r', 'forward', 'icmp type net-unreachable')}
       send a 4
       recv a 10 | recv/net-unreachable`,
      `${far}
       ${reject('r', 'forward', 'icmp type host-unreachable')}
       send a 4
       pause 300
       so-error a
       state a
       send a 4
       recv a 10`,
      `${far}
       ${reject('r', 'forward', 'icmp type port-unreachable')}
       send a 4
       recv a 10`,
      `${far}
       option a report-icmp 1
       ${reject('r', 'forward', 'icmp type host-unreachable')}
       send a 4
       recv a 10
       state a`,
    ],
  },
  {
    id: 'peer-rebooted',
    summary: 'The host of the peer was started again and knows nothing of the connection.',
    where: 'lan',
    runs: [
      `${near}
       ${reboot}
       send a 4
       recv a 10 | recv/reset-peer-rebooted
       recv a 10 | recv/reset-peer-rebooted: next recv
       send a 1  | recv/reset-peer-rebooted: next send`,
    ],
  },
  {
    id: 'router-forgot',
    summary: 'A firewall on the way no longer knows the connection and rejects its packets.',
    where: 'router',
    runs: [
      `${far}
       ${reject('r', 'forward', 'tcp reset')}
       send a 4
       wait a 3000
       recv a 10 | recv/reset-by-middlebox
       send a 1  | recv/reset-by-middlebox: next send
       poll s 0
       nonblocking s
       recv s 10`,
    ],
  },
  {
    id: 'late-end',
    summary: 'The peer closes while the cable is out, and the cable comes back in time.',
    where: 'lan',
    runs: [
      `${near}
       ${cableOut}
       close s
       poll a 700 in
       ${cableIn}
       wait a 15000
       recv a 10 | recv/eof-late-after-outage`,
    ],
  },
  {
    id: 'late-reset',
    summary: 'The peer has closed, and its answer to our data is a while on the way.',
    where: 'router',
    runs: [
      `${far}
       close s
       pause 100
       ${drop('r', 'forward', 'tcp flags rst')}
       send a 1
       send a 1
       send a 1
       pause 100
       send a 1
       ${pass('r', 'forward')}
       pause 2500
       send a 1`,
    ],
  },
  {
    id: 'cable-out-and-in',
    summary: 'The cable is out for two seconds while data is on its way.',
    where: 'lan',
    runs: [
      `${near}
       ${cableOut}
       send a 6
       pause 2000
       ${cableIn}
       recv s 6
       state a`,
    ],
  },
  {
    id: 'aborted-by-administrator',
    summary: 'The connection is ended from outside on this machine, with ss -K.',
    where: 'router',
    runs: [
      `${far}
       sh ss -K dst ${addressOf.router.b} > /dev/null
       recv a 10 | recv/aborted-locally
       recv a 10 | recv/aborted-locally: next recv
       send a 1  | recv/aborted-locally: next send
       recv s 10`,
      `${far}
       sh ss -K dst ${addressOf.router.b} > /dev/null
       send a 1  | send/aborted
       send a 1  | send/aborted: next send
       recv a 10 | send/aborted: next recv`,
    ],
  },
];
