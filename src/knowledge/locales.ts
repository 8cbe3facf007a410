/** The languages that prose exists in, apart from the prose itself: whoever only asks for their names need not load it. */

export const locales = ['en', 'zh'] as const;

export type Locale = (typeof locales)[number];

/** The language for a name such as `zh_CN.UTF-8` or `zh-cn`, of an editor or an environment. */
export const localeNamed = (name: string): Locale => (/^zh\b|^zh_/i.test(name) ? 'zh' : 'en');
