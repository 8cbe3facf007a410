/** A scenario of the lab: a peer that misbehaves in one way, on loopback only, so that a failure can be seen and a fix be tried. */

/** A peer that runs. */
export interface Peer {
  readonly port: number;
  stop(): Promise<void>;
}

export interface PeerSettings {
  /** 0 lets the system choose. */
  readonly port: number;
  /** How long the peer waits before it misbehaves: short for measuring, longer for a person to follow. */
  readonly delayMs: number;
  /** Tells what the peer just did: a constant text, with `{name}` where a value goes. */
  say(what: string, values?: Readonly<Record<string, string | number>>): void;
}

export interface Scenario {
  /** Readable, and stable: evidence and documents name it. */
  readonly id: string;
  /** What the peer does, in one sentence. */
  readonly summary: string;
  /** What will be seen by who runs something against it. */
  readonly seen: string;
  /** Commands that show it. */
  tryIt(port: number): readonly string[];
  start(settings: PeerSettings): Promise<Peer>;
  /**
   * What the measuring client does against the peer; each run is a script with a peer of its own.
   * Behind a `|` stands which row of the failure tables the call shows.
   */
  readonly runs: readonly string[];
}

/** The only address that a peer is ever reachable at. */
export const loopback = '127.0.0.1';
