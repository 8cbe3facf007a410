/** Makes the report of a file from what the rules found in its units. */
import { hash } from '../base/hash';
import { contains } from '../base/text';
import type { Language } from '../languages/language';
import { rules } from '../rules/index.generated';
import type { Problem, Profile, Rule, Severity } from '../rules/rule';
import type { AnalysedUnit } from './analysedFile';
import type { FileReport, Finding, Skip, SuppressedFinding } from './finding';
import { fixesFor } from './fixes';
import type { Settings } from './settings';
import { suppressionsIn } from './suppressions';
import { wording } from './wording';

interface Material {
  readonly text: string;
  readonly language: Language;
  readonly units: readonly AnalysedUnit[];
  readonly settings: Settings;
  readonly skip?: Skip;
}

const profiles: readonly Profile[] = ['minimal', 'recommended', 'strict'];

export function assemble(material: Material): FileReport {
  const { text, language, settings, skip } = material;
  const problems = problemsByRule(material.units);
  const all = rules.flatMap(({ id, rule }) => {
    const severity = severityOf(id, rule, settings);
    if (severity === 'off') return [];
    const found = (problems.get(id) ?? [])
      .filter(({ problem }) => shown(id, problem, settings))
      .map(({ unit, problem }) => toFinding(material, unit, id, rule, severity, problem));
    found.sort((a, b) => a.range.start - b.range.start);
    return rule.once === 'file' ? found.slice(0, 1) : found;
  });
  all.sort((a, b) => a.range.start - b.range.start || (a.rule < b.rule ? -1 : 1));

  const suppressions = suppressionsIn(language.manifest, text);
  const used = new Set<(typeof suppressions)[number]>();
  const findings: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const finding of all.filter((one, index) => !isSame(one, all[index - 1]))) {
    const by = suppressions.find(({ rule, covers }) => rule === finding.rule && contains(covers, startOf(finding)));
    if (by) {
      used.add(by);
      suppressed.push({ finding, reason: by.reason });
    } else {
      findings.push(finding);
    }
  }
  const unusedSuppressions = suppressions.filter((one) => !used.has(one)).map(({ range, rule }) => ({ range, rule }));
  return { findings, suppressed, unusedSuppressions, ...(skip ? { skip } : {}) };
}

interface Found {
  readonly unit: AnalysedUnit;
  readonly problem: Problem;
}

function problemsByRule(units: readonly AnalysedUnit[]): ReadonlyMap<string, readonly Found[]> {
  const found = new Map<string, Found[]>();
  for (const unit of units) {
    for (const { rule, problem } of unit.result.problems) {
      const known = found.get(rule);
      if (known) known.push({ unit, problem });
      else found.set(rule, [{ unit, problem }]);
    }
  }
  return found;
}

/** What a problem is shown as: what the user asked for, but never as more than it is. */
function severityFor({ confidence, severity }: Problem, rule: Rule, asked: Severity): Severity {
  const own = severity ?? (confidence === 'low' ? 'info' : undefined);
  return own !== undefined && asked === rule.severity && asked !== 'hint' ? own : asked;
}

/** Whether two findings that follow each other are one, seen in both branches of conditional compilation. */
const isSame = (one: Finding, before: Finding | undefined): boolean =>
  before !== undefined &&
  one.rule === before.rule &&
  one.range.start === before.range.start &&
  one.range.end === before.range.end;

/** A finding belongs to the line on which it begins. */
const startOf = ({ range }: Finding) => ({ start: range.start, end: range.start });

function severityOf(id: string, rule: Rule, settings: Settings): Severity | 'off' {
  const asked = settings.rules[id];
  if (asked) return asked;
  return profiles.indexOf(rule.profile) <= profiles.indexOf(settings.profile) ? rule.severity : 'off';
}

/** What depends on files that were not seen is only shown to those who want everything. */
function shown(id: string, { confidence, profile }: Problem, settings: Settings): boolean {
  if (confidence === 'low' && settings.profile !== 'strict') return false;
  const asked = settings.rules[id] !== undefined;
  return asked || profile === undefined || profiles.indexOf(profile) <= profiles.indexOf(settings.profile);
}

function toFinding(
  { text, language, settings }: Material,
  { offset, text: unitText }: AnalysedUnit,
  id: string,
  rule: Rule,
  severity: Severity,
  problem: Problem,
): Finding {
  const { call, fn, range, confidence } = problem;
  const { what, why, todo } = rule.say(problem);
  const { locale } = settings;
  const shown = call.row.outcomes?.error ?? '';
  // Of several results the last one tells the failure.
  const failure = typeof shown === 'string' ? shown : (Object.values(shown).at(-1) ?? '');
  const worded = (sentences: readonly string[], callee: string, values = {}) =>
    wording(sentences, { ...values, callee, failure }, locale);
  const idioms = rule.fix(problem, call.row.fixes?.[id] ?? []);
  const code = unitText.slice(range.start, range.end).replace(/\s+/g, '');
  const shift = (one: { readonly start: number; readonly end: number }) => ({
    start: one.start + offset,
    end: one.end + offset,
  });
  return {
    rule: id,
    severity: severityFor(problem, rule, severity),
    confidence,
    range: shift(range),
    message: worded([what, why, todo], call.site.name, problem.object === undefined ? {} : { object: problem.object }),
    related: problem.related.map(({ range: at, message, callee, values }) => ({
      range: shift(at),
      message: worded([message], callee ?? call.site.name, values),
    })),
    errnos: call.row.errnos ?? [],
    call: call.row.explain ?? call.site.name,
    fixes: fixesFor(
      { text, offset, manifest: language.manifest, locale },
      { ...problem, call: problem.mendAt ?? call },
      idioms,
    ),
    fingerprint: hash(`${id} ${fn.owner} ${fn.name} ${code}`),
  };
}
