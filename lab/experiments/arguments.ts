/** What a program does wrong by itself: descriptors, addresses and buffers that cannot be right. */
import type { Experiment } from '../experiment';

export const argumentMistakes: readonly Experiment[] = [
  {
    id: 'closed-descriptor',
    summary: 'Every call with a descriptor that was closed.',
    where: 'loopback',
    runs: [
      `socket l tcp
       bind l 127.0.0.1:0
       listen l 4
       socket a tcp
       close a
       connect a l      | connect/bad-descriptor
       send a 1         | send/bad-descriptor
       recv a 1         | recv/bad-descriptor
       accept s a       | accept/bad-descriptor
       shutdown a write | shutdown/bad-descriptor
       poll a 0         | poll/closed-descriptor
       select a         | poll/bad-descriptor
       close a          | close/bad-descriptor`,
      `socket l tcp
       bind l 127.0.0.1:0
       listen l 4
       socket a tcp
       connect a l
       accept s l
       close a
       socket b tcp
       connect b l
       accept t l
       send a 6
       recv t 10
       close a
       send b 1`,
    ],
  },
  {
    id: 'no-socket',
    summary: 'Every call with a descriptor of something else.',
    where: 'loopback',
    runs: [
      `socket l tcp
       bind l 127.0.0.1:0
       listen l 4
       file f
       connect f l | connect/not-a-socket
       send f 1    | send/not-a-socket
       recv f 1    | recv/not-a-socket
       write f 1`,
    ],
  },
  {
    id: 'bad-addresses',
    summary: 'connect and bind with addresses that are wrong for the socket or for this machine.',
    where: 'loopback',
    runs: [
      `socket a tcp
       connect a bad-pointer | connect/bad-pointer
       connect a [::1]:9     | connect/wrong-family
       bind a 192.0.2.1:0    | bind/address-not-here
       bind a 127.0.0.1:0
       bind a 127.0.0.1:0    | bind/already-bound`,
    ],
  },
  {
    id: 'privileged-port',
    summary: 'An ordinary user binds a port below 1024.',
    where: 'alone',
    runs: [
      `ordinary-user
       socket a tcp
       bind a 127.0.0.1:80 | bind/privileged-port`,
    ],
  },
  {
    id: 'never-connected',
    summary: 'Calls on a socket that was never connected.',
    where: 'loopback',
    runs: [
      `socket a tcp
       poll a 0         | send/not-connected: poll
       recv a 10        | recv/not-connected; send/not-connected: next recv
       recv a 10        | recv/not-connected: next recv
       send a 10        | send/not-connected; recv/not-connected: next send
       send a 10        | send/not-connected: next send
       getpeername a
       shutdown a write`,
      `socket a tcp
       send-undefended a`,
    ],
  },
  {
    id: 'never-bound',
    summary: 'listen after a bind that failed unseen, and on sockets that cannot listen.',
    where: 'loopback',
    runs: [
      `socket l tcp
       bind l 127.0.0.1:0
       listen l 4
       socket a tcp
       bind a l
       listen a 4 | listen/random-port`,
      `socket l tcp
       bind l 127.0.0.1:0
       listen l 4
       socket a tcp
       connect a l
       listen a 4 | listen/connected
       accept b a | accept/not-listening
       socket u udp
       listen u 4 | listen/datagram
       accept v u | accept/datagram`,
    ],
  },
  {
    id: 'connected-already',
    summary: 'connect on a connected socket, sendto with an address on one, and a disconnect by AF_UNSPEC.',
    where: 'loopback',
    runs: [
      `socket l tcp
       bind l 127.0.0.1:0
       listen l 4
       socket a tcp
       connect a l
       connect a l | connect/is-connected
       accept s l
       connect a unspecified
       state a
       recv s 10`,
      `socket l unix
       bind l unix:here
       listen l 4
       socket a unix
       connect a l
       sendto a 1 unix:here | send/is-connected`,
    ],
  },
  {
    id: 'self-connect',
    summary: 'A socket connects to the address that it is bound to itself.',
    where: 'loopback',
    runs: [
      `socket a tcp
       bind a 127.0.0.1:0
       connect a a | connect/self-connect
       state a
       send a 5
       recv a 5`,
    ],
  },
  {
    id: 'empty-read',
    summary: 'recv with room for nothing.',
    where: 'loopback',
    runs: [
      `socket l tcp
       bind l 127.0.0.1:0
       listen l 4
       socket a tcp
       connect a l
       accept s l
       send s 3
       pause 50
       recv a 0 | recv/zero-length
       recv a 3`,
    ],
  },
  {
    id: 'name-arguments',
    summary: 'getaddrinfo with hints and services that cannot be.',
    where: 'loopback',
    runs: [
      `getaddrinfo 127.0.0.1 no-such-service | getaddrinfo/service-unknown
       getaddrinfo 127.0.0.1 80 bad-family   | getaddrinfo/family
       getaddrinfo 127.0.0.1 80 bad-flags    | getaddrinfo/flags
       getaddrinfo no.address.example 80 numeric`,
    ],
  },
];
