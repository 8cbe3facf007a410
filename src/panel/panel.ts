/** The script of the explanation panel: copy buttons, and the reader's place and choices, which outlive a reload. */

interface PanelState {
  /** What was explained; the extension asks for it again after a reload. */
  readonly query: unknown;
  /** The tab or value chosen in each group, by the group's name. */
  readonly choices: Readonly<Record<string, string>>;
  readonly scrollY: number;
}

interface PanelApi {
  getState(): PanelState | undefined;
  setState(state: PanelState): void;
  postMessage(message: { readonly type: 'copy'; readonly text: string }): void;
}

declare function acquireVsCodeApi(): PanelApi;

const api = acquireVsCodeApi();
const query: unknown = JSON.parse(document.body.dataset.query ?? 'null');
const before = api.getState();
const isSame = before !== undefined && JSON.stringify(before.query) === JSON.stringify(query);
let state: PanelState = { query, choices: before?.choices ?? {}, scrollY: isSame ? before.scrollY : 0 };

function keep(change: Partial<PanelState>): void {
  state = { ...state, ...change };
  api.setState(state);
}

/** Tabs have no values but what is written on them, which also finds them again in another explanation. */
const choiceOf = (control: HTMLInputElement): string => control.labels?.[0]?.textContent ?? control.value;

/** Groups are the same in every explanation (platform, language), so a choice made in one holds in the next. */
function restoreChoices(): void {
  for (const control of document.querySelectorAll<HTMLInputElement>('input[type=radio]')) {
    if (state.choices[control.name] === choiceOf(control)) control.checked = true;
  }
}

function keepChoice({ target }: Event): void {
  if (!(target instanceof HTMLInputElement) || target.type !== 'radio') return;
  keep({ choices: { ...state.choices, [target.name]: choiceOf(target) } });
}

function copy({ target }: MouseEvent): void {
  const button = target instanceof Element ? target.closest<HTMLElement>('[data-copy]') : null;
  const text = button?.dataset.copy;
  if (!button || text === undefined || button.dataset.label !== undefined) return;
  api.postMessage({ type: 'copy', text });
  button.dataset.label = button.textContent ?? '';
  button.textContent = '✓';
  setTimeout(() => {
    button.textContent = button.dataset.label ?? '';
    delete button.dataset.label;
  }, 1500);
}

keep({});
restoreChoices();
// The editor puts every new page where the one before it was scrolled to, a moment after it is loaded.
const place = state.scrollY;
window.addEventListener('load', () => {
  setTimeout(() => {
    window.scrollTo(0, place);
    document.addEventListener('scrollend', () => keep({ scrollY: window.scrollY }));
  }, 100);
});
document.addEventListener('change', keepChoice);
document.addEventListener('click', copy);
