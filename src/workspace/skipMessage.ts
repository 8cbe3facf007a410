/** Says in words why a file was not checked. */

import type { Locale } from '../analysis/explain';
import type { Skip } from '../analysis/finding';
import { ioErrorMessage } from './ioError';

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

type Describe = (skip: Skip) => string;

const en: Describe = (skip) => {
  switch (skip.kind) {
    case 'unknown-language':
      return 'no supported language has this file name';
    case 'too-large':
      return `${megabytes(skip.bytes)} is over the limit of ${megabytes(skip.limitBytes)} (maxFileSize in sockeye.json)`;
    case 'binary':
      return 'a binary file: it has a NUL byte near its start';
    case 'unreadable':
      return skip.detail;
    case 'budget':
      return `not analysed in time: ${skip.detail}`;
    case 'failed':
      return `the analysis failed: ${skip.detail}`;
  }
};

const zh: Describe = (skip) => {
  switch (skip.kind) {
    case 'unknown-language':
      return '没有支持的语言使用这种文件名';
    case 'too-large':
      return `${megabytes(skip.bytes)} 超过了 ${megabytes(skip.limitBytes)} 的上限（sockeye.json 中的 maxFileSize）`;
    case 'binary':
      return '二进制文件：开头附近有 NUL 字节';
    case 'unreadable':
      return detailZh(skip.detail);
    case 'budget':
      return `未能及时分析：${detailZh(skip.detail)}`;
    case 'failed':
      return `分析失败：${detailZh(skip.detail)}`;
  }
};

/** Details that are ours; what the system or a library says stays as it is. */
export const detailsZh: Readonly<Record<string, string>> = {
  'no such file or directory': '没有这样的文件或目录',
  'a part of the path is not a directory': '路径的一部分不是目录',
  'is a directory': '是一个目录',
  'permission denied': '没有权限',
  'operation not permitted': '不允许此操作',
  'too many symbolic links': '符号链接过多',
  'read-only file system': '文件系统是只读的',
  'no space left on the device': '设备上没有剩余空间',
  'the name is too long': '名称过长',
  'too many open files': '打开的文件过多',
  'a symbolic link to nothing': '符号链接没有指向任何文件',
  'UTF-16 text: save it as UTF-8 to have it checked': 'UTF-16 文本：请另存为 UTF-8 以便检查',
  'parsing took more work than files of this size should need': '解析所需的工作量超过了这种大小的文件应有的程度',
  'a function is longer, or nested deeper, than code should be': '某个函数的长度或嵌套深度超过了代码应有的程度',
};

/** A detail in Chinese, as far as it is one of ours. */
export const detailZh = (detail: string): string => detailsZh[detail] ?? detail;

const describe: Readonly<Record<Locale, Describe>> = { en, zh };

export const skipMessage = (skip: Skip, locale: Locale): string => describe[locale](skip);

/** Why the file system refused. */
export const ioErrorText = (error: unknown, locale: Locale): string =>
  locale === 'zh' ? detailZh(ioErrorMessage(error)) : ioErrorMessage(error);
