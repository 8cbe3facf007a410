/** The script of the explanation panel: copy buttons, and the reader's choices, which outlive a reload. */

interface PanelState {
  /** What was explained; the extension asks for it again after a reload. */
  readonly query: unknown;
  /** The value chosen in each group of radio buttons or list, by its name. */
  readonly choices: Readonly<Record<string, string>>;
}

interface PanelApi {
  getState(): PanelState | undefined;
  setState(state: PanelState): void;
  postMessage(message: { readonly type: 'copy'; readonly text: string }): void;
}

declare function acquireVsCodeApi(): PanelApi;

const api = acquireVsCodeApi();
const query: unknown = JSON.parse(document.body.dataset.query ?? 'null');
let choices: Readonly<Record<string, string>> = api.getState()?.choices ?? {};
api.setState({ query, choices });

/** Groups are the same in every explanation (platform, language), so a choice made in one holds in the next. */
function restoreChoices(): void {
  for (const control of document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input[type=radio], select')) {
    const chosen = choices[control.name];
    if (chosen === undefined) continue;
    if (control instanceof HTMLSelectElement) {
      if ([...control.options].some((option) => option.value === chosen)) control.value = chosen;
    } else if (control.value === chosen) {
      control.checked = true;
    }
  }
}

function keepChoice(event: Event): void {
  const control = event.target;
  const keeps =
    control instanceof HTMLSelectElement || (control instanceof HTMLInputElement && control.type === 'radio');
  if (!keeps || control.name === '') return;
  choices = { ...choices, [control.name]: control.value };
  api.setState({ query, choices });
}

/** `data-copy` holds the text itself, or is empty when the code next to the button is meant. */
function textToCopy(button: HTMLElement): string {
  const given = button.dataset.copy;
  if (given) return given;
  return button.parentElement?.querySelector('code, pre')?.textContent ?? '';
}

function copy(event: MouseEvent): void {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-copy]') : null;
  if (!button) return;
  api.postMessage({ type: 'copy', text: textToCopy(button) });
  button.classList.add('copied');
  setTimeout(() => button.classList.remove('copied'), 1500);
}

restoreChoices();
document.addEventListener('change', keepChoice);
document.addEventListener('click', copy);
