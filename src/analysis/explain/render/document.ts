/** What a rendered explanation is made of, before it becomes Markdown, HTML or lines for a terminal. */
import type { Step } from '../../../knowledge/failure';
import type { Localized } from '../../../knowledge/locale';

export interface TimelineBlock {
  readonly kind: 'timeline';
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  readonly steps: readonly Localized<Step>[];
}

export interface Tab {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly strong?: boolean }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'command'; readonly command: string; readonly note: string }
  | { readonly kind: 'links'; readonly urls: readonly string[] }
  | { readonly kind: 'tabs'; readonly id: string; readonly tabs: readonly Tab[] }
  | { readonly kind: 'details'; readonly title: string; readonly blocks: readonly Block[] }
  | TimelineBlock;

export const heading = (level: 1 | 2 | 3 | 4, text: string): Block => ({ kind: 'heading', level, text });

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/** A heading with a list under it; nothing when the list is empty. */
export const section = (level: 2 | 3 | 4, title: string, items: readonly string[]): readonly Block[] =>
  items.length === 0 ? [] : [heading(level, title), { kind: 'list', items }];
