/** What servers meet: ports that are taken, empty or poisoned queues, no descriptors, processes that die. */
import type { Experiment } from '../experiment';

export const servers: readonly Experiment[] = [
  {
    id: 'port-taken',
    summary: 'bind and listen on a port that somebody listens on, with and without SO_REUSEADDR.',
    where: 'loopback',
    runs: [
      `socket l tcp
       bind l 127.0.0.1:0
       listen l 4
       socket a tcp
       bind a l | bind/in-use-listener
       socket b tcp
       option b reuse-address 1
       bind b l`,
      `socket a tcp
       option a reuse-address 1
       bind a 127.0.0.1:0
       socket b tcp
       option b reuse-address 1
       bind b a
       listen a 4
       listen b 4 | listen/in-use`,
    ],
  },
  {
    id: 'port-in-time-wait',
    summary:
      'A server that closed its connections first is started again, with SO_REUSEADDR on none, the new, or both.',
    where: 'loopback',
    runs: [
      `socket l tcp
       bind l 127.0.0.1:0
       listen l 4
       place p l
       socket a tcp
       connect a l
       accept s l
       close s
       recv a 1
       close a
       pause 100
       socket n tcp
       close l
       bind n p | bind/in-use-time-wait
       option n reuse-address 1
       bind n p`,
      `socket l tcp
       option l reuse-address 1
       bind l 127.0.0.1:0
       listen l 4
       place p l
       socket a tcp
       connect a l
       accept s l
       close s
       recv a 1
       close a
       pause 100
       socket n tcp
       option n reuse-address 1
       close l
       bind n p`,
    ],
  },
  {
    id: 'port-of-living-connection',
    summary: 'A server is started again while a connection of the former one lives on.',
    where: 'loopback',
    runs: [
      `socket l tcp
       bind l 127.0.0.1:0
       listen l 4
       place p l
       socket a tcp
       connect a l
       accept s l
       close l
       socket n tcp
       bind n p | bind/in-use-connection`,
    ],
  },
  {
    id: 'source-port-taken',
    summary: 'Two connections from one local port to one destination.',
    where: 'loopback',
    runs: [
      `socket l tcp
       bind l 127.0.0.1:0
       listen l 4
       socket a tcp
       option a reuse-address 1
       bind a 127.0.0.1:0
       socket b tcp
       option b reuse-address 1
       bind b a
       connect a l
       connect b l | connect/address-in-use`,
    ],
  },
  {
    id: 'empty-queue',
    summary: 'accept with nothing to accept: non-blocking, with a time limit, interrupted, woken by shutdown.',
    where: 'loopback',
    runs: [
      `socket l tcp
       bind l 127.0.0.1:0
       listen l 4
       nonblocking l
       accept s l | accept/would-block
       blocking l
       option l receive-timeout 200
       accept s l`,
      `socket l tcp
       bind l 127.0.0.1:0
       listen l 4
       alarm 200
       accept s l | accept/interrupted`,
      `socket l tcp
       bind l 127.0.0.1:0
       listen l 4
       start waiting accept s l
       pause 200
       shutdown l both
       await waiting 1000`,
      `socket l tcp
       bind l 127.0.0.1:0
       listen l 4
       socket a tcp
       start waiting accept s l
       pause 200
       close l
       await waiting 700`,
    ],
  },
  {
    id: 'no-descriptors',
    summary: 'accept when the process may open no more descriptors.',
    where: 'loopback',
    runs: [
      `socket l tcp
       bind l 127.0.0.1:0
       listen l 4
       socket a tcp
       connect a l
       limit-descriptors 0
       accept s l | accept/no-descriptors
       poll l 0 in
       accept s l
       limit-descriptors
       accept s l`,
    ],
  },
  {
    id: 'reset-in-queue',
    summary: 'A client resets its connection before it is accepted, with and without data.',
    where: 'loopback',
    runs: [
      `socket l tcp
       bind l 127.0.0.1:0
       listen l 4
       socket a tcp
       connect a l
       option a linger 0
       close a
       poll l 0 in
       accept s l | accept/aborted-in-queue; accept/reset-in-queue
       getpeername s
       recv s 10  | accept/aborted-in-queue: next recv; accept/reset-in-queue: next recv
       recv s 10
       send s 1   | accept/aborted-in-queue: next send`,
      `socket l tcp
       bind l 127.0.0.1:0
       listen l 4
       socket a tcp
       connect a l
       send a 5
       option a linger 0
       close a
       accept s l
       recv s 10
       recv s 10`,
    ],
  },
  {
    id: 'process-dies',
    summary: 'The other process ends without close: with nothing unread, with unread input, and with much just sent.',
    where: 'loopback',
    runs: [
      `socket l tcp
       bind l 127.0.0.1:0
       listen l 4
       dying-server l SIGKILL
       socket a tcp
       connect a l
       recv a 10 | recv/eof-process-died
       recv a 10 | recv/eof-process-died: next recv
       send a 1  | recv/eof-process-died: next send`,
      `socket l tcp
       bind l 127.0.0.1:0
       listen l 4
       dying-server l exit
       socket a tcp
       connect a l
       recv a 10`,
      `socket l tcp
       bind l 127.0.0.1:0
       listen l 4
       dying-server l SIGSEGV
       socket a tcp
       connect a l
       recv a 10`,
      `socket l tcp
       bind l 127.0.0.1:0
       listen l 4
       dying-server l SIGKILL unread
       socket a tcp
       connect a l
       send a 10
       recv a 10 | recv/reset-process-died-unread`,
      `socket l tcp
       bind l 127.0.0.1:0
       listen l 4
       dying-server l exit unread
       socket a tcp
       connect a l
       send a 10
       recv a 10`,
      `socket l tcp
       bind l 127.0.0.1:0
       listen l 4
       dying-server l SIGKILL sent
       socket a tcp
       connect a l
       recv a 65536 waitall
       recv a 10`,
    ],
  },
  {
    id: 'child-holds-descriptor',
    summary: 'close sends nothing while a child has the descriptor as well; shutdown does.',
    where: 'loopback',
    runs: [
      `socket l tcp
       bind l 127.0.0.1:0
       listen l 4
       socket a tcp
       connect a l
       accept s l
       holding-child 700
       close s
       poll a 200 in
       poll a 2000 in`,
      `socket l tcp
       bind l 127.0.0.1:0
       listen l 4
       socket a tcp
       connect a l
       accept s l
       holding-child 700
       shutdown s both
       poll a 200 in
       recv a 10`,
    ],
  },
];
