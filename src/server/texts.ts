/** What the server itself says: titles of actions, links and the state of a file, in every language. */
import type { Locale } from '../analysis/explain';
import type { Skip } from '../analysis/finding';
import type { Aside } from '../workspace/aside';
import { skipMessage } from '../workspace/skipMessage';

export interface ServerTexts {
  readonly fixAll: string;
  readonly selectReason: string;
  readonly openPanel: string;
  readonly openRule: string;
  suppress(rule: string): string;
  explain(error: string, call: string): string;
  openPage(rule: string): string;
  removeSuppression(rule: string): string;
  unusedSuppression(rule: string): string;
  /** Why a file is not checked, as a whole sentence. */
  notChecked(reason: string): string;
  readonly switchedOff: string;
  leftOutBy(file: string): string;
  /** Why a file is off by default. */
  isAside(aside: Aside): string;
  analysisFailed(detail: string): string;
  skipped(skip: Skip): string;
  /** How many problems there are, and how many of them are shown. */
  problems(found: number, shown: number): string;
  brokenConfig(file: string): string;
}

const asideEn: Readonly<Record<Aside, string>> = {
  tests: 'tests are',
  examples: 'examples are',
  vendored: "copies of others' code are",
  generated: 'generated files are',
};

const asideZh: Readonly<Record<Aside, string>> = {
  tests: '测试代码',
  examples: '示例代码',
  vendored: '第三方代码副本',
  generated: '自动生成的文件',
};

const en: ServerTexts = {
  fixAll: 'Fix all socket problems that have a safe fix',
  selectReason: 'Select the reason',
  openPanel: 'Timeline, checks and fixes',
  openRule: 'What it finds, and how to fix it',
  suppress: (rule) => `Suppress ${rule} for this line, with a reason`,
  explain: (error, call) => (call === '' ? `Explain ${error}` : `Explain ${error} at ${call}`),
  openPage: (rule) => `Open the page of ${rule}`,
  removeSuppression: (rule) => `Remove the suppression of ${rule}`,
  unusedSuppression: (rule) => `This comment suppresses nothing, because ${rule} finds nothing here: remove it.`,
  notChecked: (reason) => `Not checked: ${reason}`,
  switchedOff: 'switched off in the settings',
  leftOutBy: (file) => `left out by ${file}`,
  isAside: (aside) => `${asideEn[aside]} off by default ("alsoCheck": ["${aside}"] in sockeye.json)`,
  analysisFailed: (detail) => `the analysis failed (${detail})`,
  skipped: (skip) => skipMessage(skip, 'en'),
  problems: (found, shown) => {
    const count = found === 0 ? 'No socket problems found' : found === 1 ? '1 problem' : `${found} problems`;
    return shown < found ? `${count}, ${shown} of them shown (sockeye.maxProblems)` : count;
  },
  brokenConfig: (file) => `${file} has problems and is not used`,
};

const zh: ServerTexts = {
  fixAll: '修复所有可安全修复的套接字问题',
  selectReason: '选中理由',
  openPanel: '时间线、检查方法和修复方法',
  openRule: '它查找什么，以及如何修复',
  suppress: (rule) => `对此行抑制 ${rule}，并写明理由`,
  explain: (error, call) => (call === '' ? `解释 ${error}` : `解释 ${call} 时的 ${error}`),
  openPage: (rule) => `打开 ${rule} 的说明页`,
  removeSuppression: (rule) => `移除对 ${rule} 的抑制`,
  unusedSuppression: (rule) => `此注释没有抑制任何内容，因为 ${rule} 在这里没有发现问题：请移除它。`,
  notChecked: (reason) => `未检查：${reason}`,
  switchedOff: '已在设置中关闭',
  leftOutBy: (file) => `被 ${file} 排除`,
  isAside: (aside) => `${asideZh[aside]}默认不检查（可在 sockeye.json 中写 "alsoCheck": ["${aside}"]）`,
  analysisFailed: (detail) => `分析失败（${detail}）`,
  skipped: (skip) => skipMessage(skip, 'zh'),
  problems: (found, shown) => {
    const count = found === 0 ? '没有发现套接字问题' : `${found} 个问题`;
    return shown < found ? `${count}，显示其中 ${shown} 个（sockeye.maxProblems）` : count;
  },
  brokenConfig: (file) => `${file} 有问题，未被使用`,
};

const texts: Readonly<Record<Locale, ServerTexts>> = { en, zh };

export const textsIn = (locale: Locale): ServerTexts => texts[locale];
