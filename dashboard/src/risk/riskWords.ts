import type { DrawdownStop, LossFrom, Period, RiskLimits, Template, TemplateName, TradingSession } from '../api/risk';
import { count, lots, money } from '../format/numbers';

export const PERIOD_WORDS: Record<Period, string> = {
  DAY: 'a day',
  WEEK: 'a week',
  MONTH: 'a month',
  LIFETIME: 'the whole time',
};

export const FROM_WORDS: Record<LossFrom, string> = {
  HIGHEST_EQUITY: 'highest equity',
  STARTING_BALANCE: 'starting balance',
  STARTING_EQUITY: 'starting equity',
};

/** Templates are named by what they do. */
export const TEMPLATE_WORDS: Record<TemplateName, { label: string; meaning: string }> = {
  DAILY_LOSS_FROM_BALANCE_STATIC_MAX_LOSS: {
    label: 'Daily loss from balance, fixed maximum loss',
    meaning: 'The day’s loss counts from its starting balance, the whole loss from the first balance.',
  },
  DAILY_LOSS_FROM_EQUITY_STATIC_MAX_LOSS: {
    label: 'Daily loss from equity, fixed maximum loss',
    meaning: 'The day’s loss counts from its starting equity, the whole loss from the first balance.',
  },
  DAILY_LOSS_FROM_BALANCE_TRAILING_MAX_LOSS: {
    label: 'Daily loss from balance, trailing maximum loss',
    meaning: 'The day’s loss counts from its starting balance, the whole loss from the highest equity so far.',
  },
  DAILY_LOSS_FROM_EQUITY_TRAILING_MAX_LOSS: {
    label: 'Daily loss from equity, trailing maximum loss',
    meaning: 'The day’s loss counts from its starting equity, the whole loss from the highest equity so far.',
  },
};

/** What the limits do, one sentence each; empty if there are none. */
export function riskWords(limits: RiskLimits, currency: string | null = null): string[] {
  const amount = (text: string): string => `${money(text, currency)}${currency === null ? '' : `\u202f${currency}`}`;
  return [
    ...(limits.template === undefined ? [] : templateWords(limits.template)),
    ...when(
      limits.maxDailyLoss,
      (loss) => `After a loss of ${amount(loss)} in a day nothing is opened until the next day.`,
    ),
    ...(limits.drawdownStops ?? []).map((stop) => stopWords(stop, amount)),
    ...when(
      limits.equityBelow,
      (bound) => `At an equity of ${amount(bound)} or less everything is closed, and nothing is opened.`,
    ),
    ...when(
      limits.equityAbove,
      (bound) => `At an equity of ${amount(bound)} or more everything is closed, and nothing is opened.`,
    ),
    ...when(limits.maxLot, (most) => `Orders above ${lots(most)} lots are cut to it.`),
    ...when(limits.maxQuantity, (most) => `Orders above ${most} units are cut to it.`),
    ...when(limits.maxOrderValue, (most) => `Orders worth more than ${amount(most)} are cut to it.`),
    ...when(limits.maxTotalLots, (most) => `Orders are cut so that at most ${lots(most)} lots are open in all.`),
    ...when(
      limits.maxMarginUsePercent,
      (most) => `Orders are cut so that at most ${most}\u202f% of the equity is used as margin.`,
    ),
    ...when(
      limits.maxLeverage,
      (most) => `Orders are cut so that what is open is worth at most ${most} times the equity.`,
    ),
    ...when(limits.maxOpenPositions, (most) => `With ${count(most, 'position')} open nothing more is opened.`),
    ...when(
      limits.maxOpenPerSymbol,
      (most) => `With ${count(most, 'position')} open in a symbol nothing more is opened in it.`,
    ),
    ...when(
      limits.maxTradesPerDay,
      (most) => `After ${count(most, 'trade')} in a day nothing is opened until the next day.`,
    ),
    ...(limits.includeManual === true ? ['Positions that were opened by hand count too.'] : []),
    ...when(
      limits.allowedSymbols,
      (symbols) => `Only ${symbols.join(', ')} ${symbols.length === 1 ? 'is' : 'are'} traded.`,
    ),
    ...when(
      limits.deniedSymbols,
      (symbols) => `${symbols.join(', ')} ${symbols.length === 1 ? 'is' : 'are'} not traded.`,
    ),
    ...when(limits.allowedProductTypes, (types) => `Only the product types ${types.join(', ')} are traded.`),
    ...(limits.sides === 'BUY' ? ['Only buys are copied.'] : limits.sides === 'SELL' ? ['Only sells are copied.'] : []),
    ...when(limits.sessions, (sessions) => `Opened only ${sessions.map(sessionWords).join('; ')}.`),
    ...when(
      limits.newsWindows,
      (news) =>
        `Nothing is opened from ${news.minutesBefore} minutes before to ${news.minutesAfter} minutes after news of the server’s calendar.`,
    ),
    ...when(
      limits.flatBeforeWeekend,
      ({ from, to, zone }) =>
        `Everything is closed at ${from}, and nothing is opened until ${to}${zone === undefined ? '' : ` (${zone})`}.`,
    ),
    ...when(limits.timeZone, (zone) => `Days, weeks and months begin by the clocks of ${zone}.`),
    ...when(limits.maxSpreadPoints, (most) => `Nothing is opened at a spread above ${most} points.`),
    ...when(limits.maxDeviationPoints, (most) => `Nothing is opened more than ${most} points from the master’s price.`),
  ];
}

function when<T>(value: T | undefined, words: (value: T) => string): string[] {
  return value === undefined ? [] : [words(value)];
}

function templateWords({ name, dailyLossPercent, maxLossPercent, profitTargetPercent, close }: Template): string[] {
  const then = close ? 'everything is closed, and nothing is opened' : 'nothing is opened';
  const from = name.startsWith('DAILY_LOSS_FROM_BALANCE') ? 'balance' : 'equity';
  const whole = name.endsWith('TRAILING_MAX_LOSS') ? 'highest equity so far' : 'first balance';
  return [
    `At a loss of ${dailyLossPercent}\u202f% from the day’s starting ${from} ${then} until the next day.`,
    `At a loss of ${maxLossPercent}\u202f% from the ${whole} ${then} until you end it.`,
    ...(profitTargetPercent === undefined
      ? []
      : [`At a profit of ${profitTargetPercent}\u202f% from the first balance ${then} until you end it.`]),
  ];
}

function stopWords(
  { period, from, percent, amount: fixed, close }: DrawdownStop,
  amount: (text: string) => string,
): string {
  const loss = percent === undefined ? amount(fixed ?? '0') : `${percent}\u202f%`;
  const whose = period === 'LIFETIME' ? 'the' : `the ${period.toLowerCase()}’s`;
  const until = period === 'LIFETIME' ? 'until you end it' : `until the ${period.toLowerCase()} ends`;
  return `At a loss of ${loss} from ${whose} ${FROM_WORDS[from]} ${close ? 'everything is closed, and nothing is opened' : 'nothing is opened'} ${until}.`;
}

const WORKDAYS = 'MON TUE WED THU FRI';

function sessionWords({ days, from, to, zone }: TradingSession): string {
  const names =
    days.join(' ') === WORKDAYS
      ? 'Mon to Fri'
      : days.map((day) => `${day.slice(0, 1)}${day.slice(1).toLowerCase()}`).join(', ');
  const next = to > from ? '' : ' of the next day';
  return `${names} from ${from} to ${to}${next}${zone === undefined ? '' : ` (${zone})`}`;
}
