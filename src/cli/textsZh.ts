/** The texts of the command line in Simplified Chinese. */
import type { Aside } from '../workspace/aside';
import type { Summary } from './summary';
import type { Texts } from './texts';

const asides: Readonly<Record<Aside, string>> = {
  tests: '测试代码',
  examples: '示例代码',
  vendored: '第三方代码副本',
  generated: '自动生成的文件',
};

function summaryZh(summary: Summary): string {
  const { problems, errors, warnings, infos, hints, fixable, fixed, filesChecked, filesWithProblems } = summary;
  const parts: string[] = [];
  if (problems === 0) {
    parts.push(`${filesChecked} 个文件中没有问题`);
  } else {
    const kinds = [`${errors} 个错误`, `${warnings} 个警告`, `${infos} 个信息`];
    if (hints > 0) kinds.push(`${hints} 个提示`);
    parts.push(`${filesWithProblems} 个文件中有 ${problems} 个问题（${kinds.join('，')}）`);
  }
  if (fixed > 0) parts.push(`已修复 ${fixed} 个`);
  if (fixable > 0) parts.push(`${fixable} 个可用 --fix 修复`);
  return parts.join('，');
}

export const zh: Texts = {
  help: {
    usage: '用法：',
    arguments: '参数：',
    options: '选项：',
    commands: '命令：',
    help: '显示此命令的帮助',
    helpCommand: '显示某个命令的帮助',
    version: '显示版本号',
    sockeye: '查找代码中的套接字缺陷，并解释套接字错误。',
    check: '查找文件中的套接字缺陷',
    paths: '文件和目录；不写则为当前目录',
    format: '报告的格式',
    profile: '显示哪些问题',
    rule: '把一条规则设为 off、hint、info、warning 或 error；可重复',
    platform: '代码所面向的系统',
    config: '所有文件都使用此配置文件',
    noConfig: '不使用配置文件',
    fix: '应用所有安全的修复',
    diff: '显示 --fix 会做的修改，但不修改',
    unsafeFixes: '与 --fix 或 --diff 同用：也包括需要您判断的修复',
    stdinFilename: '把标准输入的文本当作此文件来检查',
    output: '把报告写入文件',
    minSeverity: '略去不太严重的问题',
    reportUnused: '报告没有抑制任何内容的注释',
    statistics: '按规则统计问题，并统计文件',
    quiet: '只输出问题',
    color: '为输出着色',
    locale: '回答所用的语言；不写则由 LANG 决定',
    after: `
退出状态：0 没有发现问题，1 发现问题，2 无法运行。
设置取自每个文件向上最近的 sockeye.json。`,
    explain: '说明一个套接字错误的含义',
    what: '名称、数字、消息、异常或一行日志；- 表示读取标准输入',
    call: '失败的调用，例如 send',
    where: '发生在哪个系统',
    language: '程序所用的语言，例如 c',
    print: '输出的格式',
    lab: '在本机启动一个行为异常的对端，用来观察故障或试验修复',
    scenario: '对端做错什么；不写或写 list 则列出所有场景',
    port: '监听的端口；0 表示任意空闲端口',
    seconds: '多少秒后自行结束',
    printList: '列表的格式',
    rules: '列出所有规则，或说明其中一条',
    ruleId: '规则的名称',
  },
  summary: summaryZh,
  notChecked: (paths) => `${paths} 个路径未检查`,
  notCheckedBecause: (reason) => `未检查：${reason}`,
  asideKind: (count, kind, folders) =>
    `${asides[kind]} ${count} 个${folders.length === 0 ? '' : `（${folders.join('、')}）`}`,
  offByDefault: (total, kinds) => `${total} 个文件默认不检查（sockeye.json 中的 alsoCheck）：${kinds.join('；')}`,
  nothingToCheck: '这里没有受支持语言的文件，或者它们都被忽略',
  statistics: (read, analysed, milliseconds) => `读取 ${read} 个文件，分析 ${analysed} 个，${milliseconds} 毫秒`,
  note: '说明',
  fix: '帮助',
  didYouMean: (name) => `；你是指 ${name} 吗？`,
  unknownRule: (id) => `未知的规则 ${id}`,
  unknownScenario: (id) => `未知的场景 ${id}`,
  ruleLevel: (arg, id, levels) => `--rule ${arg}：请写成 ${id}=LEVEL，其中 LEVEL 是 ${levels} 之一`,
  fixOrDiff: '--fix 与 --diff 不能同时使用：--diff 显示 --fix 会做的修改',
  unsafeAlone: '--unsafe-fixes 需要与 --fix 或 --diff 同用',
  stdinAndPaths: '--stdin-filename 检查标准输入的文本：不接受路径',
  stdinUnnamed: '从标准输入读取需要 --stdin-filename，由它得知语言和配置',
  standardInput: '标准输入',
  nothingToExplain: (fromStdin) => `没有可解释的内容：${fromStdin ? '标准输入' : '文本'}为空`,
  notWritten: (path, why) => `${path}：无法写入修复后的文本：${why}`,
  wholeNumber: (option, text, smallest, largest) => `${option} ${text}：请写 ${smallest} 到 ${largest} 之间的整数`,
  peerFailed: (port, why) => `--port ${port}：无法启动对端：${why}`,
  stopped: '已停止',
  timeIsUp: (seconds) => `到达 ${seconds} 秒的时限，已停止`,
  peerRuns: (id, port, seconds) => `${id} 位于 127.0.0.1:${port}，持续 ${seconds} 秒（Ctrl-C 结束）`,
  tryIt: '例如，对它运行：',
  willSee: '你会看到：',
  rule: {
    severity: (severity, profile) => `严重程度：${severity}，从配置 ${profile} 起`,
    languages: (list) => `语言：${list}`,
    fix: (fixable) => `修复：${fixable ? '有' : '无'}`,
    see: (list) => `参见：${list}`,
  },
  unusedSuppression: '注释抑制了并不存在的问题',
  whyUnused:
    '没有抑制任何内容的注释，会掩盖下一个出现在该处的真实问题。请移除它。使用 `--report-unused-suppressions` 时报告。',
  suppressesNothing: (rule) =>
    `此注释没有抑制任何内容，因为${rule === '' ? '这里没有发现问题' : ` ${rule} 在这里没有发现问题`}：请移除它。`,
};
