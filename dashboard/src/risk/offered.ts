import type { RiskLimits } from '../api/risk';

/**
 * The limits that the server keeps in this version. It refuses the others when they are set, so that no one relies on
 * them; they are not offered. Remove a name here once the server accepts it.
 */
const REFUSED: ReadonlySet<keyof RiskLimits> = new Set<keyof RiskLimits>([
  'allowedProductTypes',
  'maxMarginUsePercent',
  'maxTradesPerDay',
  'maxSpreadPoints',
  'maxDeviationPoints',
  'newsWindows',
  'flatBeforeWeekend',
  'maxDailyLoss',
  'drawdownStops',
  'equityBelow',
  'equityAbove',
  'template',
]);

export function isOffered(limit: keyof RiskLimits): boolean {
  return !REFUSED.has(limit);
}
