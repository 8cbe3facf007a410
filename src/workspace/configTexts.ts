/** What is said of a `sockeye.json` that is wrong, in every language. */
import type { Locale } from '../analysis/explain';

export interface ConfigTexts {
  notJson(what: string): string;
  readonly missing: string;
  readonly notKnown: string;
  readonly notEmpty: string;
  readonly notAKey: string;
  readonly notValid: string;
  readonly unknownRule: string;
  readonly unknownKey: string;
  readonly unknownSetting: string;
  oneOf(values: readonly string[]): string;
  ofType(type: string): string;
  atLeast(least: string): string;
  moreThan(bound: string): string;
  /** To end a message with. */
  didYouMean(name: string): string;
  /** What the schema says of a value, such as `must be one word`. */
  schema(message: string): string;
}

const article = (noun: string): string => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;

/** `CloseBraceExpected` as people say it. */
const words = (code: string): string => code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();

const en: ConfigTexts = {
  notJson: (what) => `not valid JSON: ${words(what)}`,
  missing: 'is missing',
  notKnown: 'not a known name',
  notEmpty: 'must not be empty',
  notAKey: 'not a valid key',
  notValid: 'not valid',
  unknownRule: 'unknown rule',
  unknownKey: 'unknown key',
  unknownSetting: 'unknown setting',
  oneOf: (values) => `must be one of ${values.join(', ')}`,
  ofType: (type) => `must be ${article(type)}`,
  atLeast: (least) => `must be ${least} or more`,
  moreThan: (bound) => `must be more than ${bound}`,
  didYouMean: (name) => `; did you mean ${name}?`,
  schema: (message) => message,
};

const typesZh: Readonly<Record<string, string>> = {
  string: '字符串',
  number: '数字',
  integer: '整数',
  boolean: '布尔值',
  object: '对象',
  record: '对象',
  array: '数组',
};

const jsonZh: Readonly<Record<string, string>> = {
  InvalidSymbol: '无效的符号',
  InvalidNumberFormat: '数字格式无效',
  PropertyNameExpected: '此处应为属性名',
  ValueExpected: '此处应为值',
  ColonExpected: '此处应为冒号',
  CommaExpected: '此处应为逗号',
  CloseBraceExpected: '此处应为右花括号',
  CloseBracketExpected: '此处应为右方括号',
  EndOfFileExpected: '此处应为文件末尾',
  InvalidCommentToken: '无效的注释',
  UnexpectedEndOfComment: '注释没有结束',
  UnexpectedEndOfString: '字符串没有结束',
  UnexpectedEndOfNumber: '数字没有结束',
  InvalidUnicode: '无效的 Unicode 转义',
  InvalidEscapeCharacter: '无效的转义字符',
  InvalidCharacter: '无效的字符',
};

/** What `modelSchema.ts` says; a test holds that nothing is missing. */
export const schemaZh: Readonly<Record<string, string>> = {
  'must be `this`, `result` or `arg` and its number or name': '必须是 `this`、`result`，或 `arg` 加上编号或名称',
  'must be one word': '必须是一个单词',
  'must be a number, <0, <=0, >=0, >0, !=0, short, full, empty, nonempty, null, object, true, false, raises, failure or `is` and a name':
    '必须是数字、<0、<=0、>=0、>0、!=0、short、full、empty、nonempty、null、object、true、false、raises、failure，或 `is` 加上名称',
  'must be `result`, or `result` and the number of a component': '必须是 `result`，或 `result` 加上分量的编号',
  'must be a name, or names with dots between them': '必须是名称，或以点分隔的多个名称',
  'must be a number, or the least and the greatest': '必须是一个数字，或最小值和最大值',
};

const zh: ConfigTexts = {
  notJson: (what) => `不是有效的 JSON：${jsonZh[what] ?? what}`,
  missing: '缺失',
  notKnown: '不是已知的名称',
  notEmpty: '不能为空',
  notAKey: '不是有效的键',
  notValid: '无效',
  unknownRule: '未知的规则',
  unknownKey: '未知的键',
  unknownSetting: '未知的设置',
  oneOf: (values) => `必须是以下之一：${values.join('、')}`,
  ofType: (type) => `必须是${typesZh[type] ?? ` ${type}`}`,
  atLeast: (least) => `必须大于或等于 ${least}`,
  moreThan: (bound) => `必须大于 ${bound}`,
  didYouMean: (name) => `；你是指 ${name} 吗？`,
  schema: (message) => schemaZh[message] ?? message,
};

const texts: Readonly<Record<Locale, ConfigTexts>> = { en, zh };

export const configTexts = (locale: Locale): ConfigTexts => texts[locale];
