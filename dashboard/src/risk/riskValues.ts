import type { Day, DrawdownStop, Impact, LossFrom, Period, RiskLimits, Sides, TemplateName } from '../api/risk';

/** Limits as the fields of a form: empty text is no limit. Names are those of the API, so that its errors find their field. */
export interface RiskValues {
  allowedSymbols: string[];
  deniedSymbols: string[];
  allowedProductTypes: string[];
  sides: Sides;
  sessions: SessionValues[];
  newsWindows: { on: boolean; minutesBefore: string; minutesAfter: string; currencies: string[]; impact: Impact };
  flatBeforeWeekend: { on: boolean; from: string; to: string; zone: string };
  timeZone: string;
  maxLot: string;
  maxQuantity: string;
  maxOrderValue: string;
  maxTotalLots: string;
  maxMarginUsePercent: string;
  maxLeverage: string;
  maxOpenPositions: string;
  maxOpenPerSymbol: string;
  maxTradesPerDay: string;
  includeManual: boolean;
  maxSpreadPoints: string;
  maxDeviationPoints: string;
  maxDailyLoss: string;
  drawdownStops: StopValues[];
  equityBelow: string;
  equityAbove: string;
  template: {
    name: TemplateName | '';
    dailyLossPercent: string;
    maxLossPercent: string;
    profitTargetPercent: string;
    close: boolean;
  };
}

export interface SessionValues {
  days: Day[];
  from: string;
  to: string;
  zone: string;
}

export interface StopValues {
  period: Period;
  from: LossFrom;
  of: 'percent' | 'amount';
  value: string;
  close: boolean;
}

/** The numbers that are limits by themselves. */
export type NumberLimit = (typeof DECIMALS)[number] | (typeof COUNTS)[number];

const DECIMALS = [
  'maxLot',
  'maxQuantity',
  'maxOrderValue',
  'maxTotalLots',
  'maxMarginUsePercent',
  'maxLeverage',
  'maxSpreadPoints',
  'maxDeviationPoints',
  'maxDailyLoss',
  'equityBelow',
  'equityAbove',
] as const;
const COUNTS = ['maxOpenPositions', 'maxOpenPerSymbol', 'maxTradesPerDay'] as const;
const LISTS = ['allowedSymbols', 'deniedSymbols', 'allowedProductTypes'] as const;

export const NEW_SESSION: SessionValues = {
  days: ['MON', 'TUE', 'WED', 'THU', 'FRI'],
  from: '08:00',
  to: '20:00',
  zone: '',
};
export const NEW_STOP: StopValues = { period: 'DAY', from: 'STARTING_EQUITY', of: 'percent', value: '5', close: true };

/** Half an hour before the currency market closes, until it opens again. */
const USUAL_WEEKEND = { from: 'FRI 16:30', to: 'SUN 17:00', zone: 'America/New_York' };

export function riskValuesOf(limits: RiskLimits): RiskValues {
  const { newsWindows: news, flatBeforeWeekend: flat, template } = limits;
  const text = (name: NumberLimit): string => `${limits[name] ?? ''}`;
  return {
    allowedSymbols: limits.allowedSymbols ?? [],
    deniedSymbols: limits.deniedSymbols ?? [],
    allowedProductTypes: limits.allowedProductTypes ?? [],
    sides: limits.sides ?? 'BOTH',
    sessions: (limits.sessions ?? []).map(({ days, from, to, zone }) => ({ days, from, to, zone: zone ?? '' })),
    newsWindows: {
      on: news !== undefined,
      minutesBefore: `${news?.minutesBefore ?? 15}`,
      minutesAfter: `${news?.minutesAfter ?? 15}`,
      currencies: news?.currencies ?? [],
      impact: news?.impact ?? 'HIGH',
    },
    flatBeforeWeekend:
      flat === undefined ? { on: false, ...USUAL_WEEKEND } : { on: true, ...flat, zone: flat.zone ?? '' },
    timeZone: limits.timeZone ?? '',
    maxLot: text('maxLot'),
    maxQuantity: text('maxQuantity'),
    maxOrderValue: text('maxOrderValue'),
    maxTotalLots: text('maxTotalLots'),
    maxMarginUsePercent: text('maxMarginUsePercent'),
    maxLeverage: text('maxLeverage'),
    maxOpenPositions: text('maxOpenPositions'),
    maxOpenPerSymbol: text('maxOpenPerSymbol'),
    maxTradesPerDay: text('maxTradesPerDay'),
    includeManual: limits.includeManual ?? false,
    maxSpreadPoints: text('maxSpreadPoints'),
    maxDeviationPoints: text('maxDeviationPoints'),
    maxDailyLoss: text('maxDailyLoss'),
    drawdownStops: (limits.drawdownStops ?? []).map(stopValues),
    equityBelow: text('equityBelow'),
    equityAbove: text('equityAbove'),
    template: {
      name: template?.name ?? '',
      dailyLossPercent: template?.dailyLossPercent ?? '5',
      maxLossPercent: template?.maxLossPercent ?? '10',
      profitTargetPercent: template?.profitTargetPercent ?? '',
      close: template?.close ?? true,
    },
  };
}

function stopValues({ period, from, percent, amount, close }: DrawdownStop): StopValues {
  return { period, from, of: percent === undefined ? 'amount' : 'percent', value: percent ?? amount ?? '', close };
}

/** Only what is set, as the server writes it. */
export function riskLimitsOf(values: RiskValues): RiskLimits {
  const limits: RiskLimits = {};
  for (const name of LISTS) if (values[name].length > 0) limits[name] = values[name];
  for (const name of DECIMALS) if (values[name] !== '') limits[name] = values[name];
  for (const name of COUNTS) if (values[name] !== '') limits[name] = Number(values[name]);
  if (values.includeManual) limits.includeManual = true;
  if (values.sides !== 'BOTH') limits.sides = values.sides;
  if (values.sessions.length > 0) {
    limits.sessions = values.sessions.map(({ zone, ...rest }) => ({ ...rest, ...(zone === '' ? {} : { zone }) }));
  }
  if (values.drawdownStops.length > 0) {
    limits.drawdownStops = values.drawdownStops.map(({ of, value, ...rest }) => ({ ...rest, [of]: value }));
  }
  const { newsWindows: news, flatBeforeWeekend: flat, template } = values;
  if (news.on) {
    limits.newsWindows = {
      calendar: 'news',
      minutesBefore: Number(news.minutesBefore),
      minutesAfter: Number(news.minutesAfter),
      ...(news.currencies.length === 0 ? {} : { currencies: news.currencies }),
      impact: news.impact,
    };
  }
  if (flat.on) {
    const { from, to, zone } = flat;
    limits.flatBeforeWeekend = { from, to, ...(zone === '' ? {} : { zone }) };
  }
  if (values.timeZone !== '') limits.timeZone = values.timeZone;
  const { name, profitTargetPercent, ...rest } = template;
  if (name !== '') {
    limits.template = { name, ...rest, ...(profitTargetPercent === '' ? {} : { profitTargetPercent }) };
  }
  return limits;
}

const DECIMAL = /^\d+(\.\d+)?$/;
const WHOLE = /^\d+$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Errors by the path of their field; empty if there are none. The server checks everything again. */
export function wrongLimits(values: RiskValues): Record<string, string> {
  const wrong: Record<string, string> = {};
  for (const name of DECIMALS) {
    if (values[name] !== '' && !DECIMAL.test(values[name])) wrong[name] = 'Enter a number such as 0.5';
  }
  for (const name of COUNTS) {
    if (values[name] !== '' && !WHOLE.test(values[name])) wrong[name] = 'Enter a whole number';
  }
  if (
    values.equityBelow !== '' &&
    values.equityAbove !== '' &&
    Number(values.equityBelow) >= Number(values.equityAbove)
  ) {
    wrong.equityAbove = 'Enter more than the lower bound';
  }
  values.drawdownStops.forEach(({ value, of }, index) => {
    if (!DECIMAL.test(value) || Number(value) === 0) wrong[`drawdownStops.${index}.value`] = 'Enter a number above 0';
    else if (of === 'percent' && Number(value) > 100) wrong[`drawdownStops.${index}.value`] = 'Enter at most 100';
  });
  values.sessions.forEach(({ days, from, to }, index) => {
    if (days.length === 0) wrong[`sessions.${index}.days`] = 'Choose at least one day';
    if (!TIME.test(from)) wrong[`sessions.${index}.from`] = 'Enter a time such as 08:00';
    if (!TIME.test(to) && to !== '24:00') wrong[`sessions.${index}.to`] = 'Enter a time such as 20:00';
  });
  if (values.newsWindows.on) {
    for (const name of ['minutesBefore', 'minutesAfter'] as const) {
      if (!WHOLE.test(values.newsWindows[name])) wrong[`newsWindows.${name}`] = 'Enter whole minutes';
    }
  }
  if (values.timeZone !== '' && !isTimeZone(values.timeZone))
    wrong.timeZone = 'Enter a time zone such as Europe/London';
  return { ...wrong, ...wrongTemplate(values.template) };
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function wrongTemplate({ name, dailyLossPercent, maxLossPercent, profitTargetPercent }: RiskValues['template']) {
  if (name === '') return {};
  const share = (text: string): boolean => DECIMAL.test(text) && Number(text) > 0 && Number(text) <= 100;
  return {
    ...(share(dailyLossPercent) ? {} : { 'template.dailyLossPercent': 'Enter a percentage up to 100' }),
    ...(share(maxLossPercent) ? {} : { 'template.maxLossPercent': 'Enter a percentage up to 100' }),
    ...(profitTargetPercent === '' || (DECIMAL.test(profitTargetPercent) && Number(profitTargetPercent) > 0)
      ? {}
      : { 'template.profitTargetPercent': 'Enter a percentage, or nothing' }),
  };
}
