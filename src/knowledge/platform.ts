/** The systems that the knowledge tells apart. */

export const platforms = ['linux', 'macos', 'freebsd', 'windows'] as const;

export type Platform = (typeof platforms)[number];

/** How people write them. These are names, the same in every language. */
export const platformNames: Readonly<Record<Platform, string>> = {
  linux: 'Linux',
  macos: 'macOS',
  freebsd: 'FreeBSD',
  windows: 'Windows',
};
