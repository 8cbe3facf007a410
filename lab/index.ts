/** What the command line needs of the lab: the peers. */
export type { Peer, PeerSettings, Scenario } from './scenario';
export { scenarios } from './scenarios';
export { wordsOfLab } from './wordsOfLab';
