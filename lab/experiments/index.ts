/** All experiments: first those with a peer of the lab, then what one machine can show, then networks. */
import type { Experiment } from '../experiment';
import type { Scenario } from '../scenario';
import { scenarios } from '../scenarios';
import { argumentMistakes } from './arguments';
import { connections } from './connections';
import { outages } from './outages';
import { servers } from './servers';
import { unreachable } from './unreachable';

const withPeer = (peer: Scenario): Experiment => ({
  id: peer.id,
  summary: peer.summary,
  where: 'loopback',
  runs: peer.runs,
  peer,
});

export const experiments: readonly Experiment[] = [
  ...scenarios.map(withPeer),
  ...argumentMistakes,
  ...servers,
  ...connections,
  ...unreachable,
  ...outages,
];
