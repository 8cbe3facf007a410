/** All formats of `sockeye check`. */
import { concise } from './concise';
import { github } from './github';
import { human } from './human';
import { json } from './json';
import type { Report } from './report';
import { sarif } from './sarif';

export const reports = { human, concise, json, sarif, github } as const satisfies Record<string, Report>;
export type ReportFormat = keyof typeof reports;
export const reportFormats = Object.keys(reports) as readonly ReportFormat[];
