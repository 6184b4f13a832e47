import { describe, expect, it } from 'vitest';
import type { RiskLimits } from '../src/api/risk';
import { riskLimitsOf, riskValuesOf, wrongLimits } from '../src/risk/riskValues';
import { riskWords } from '../src/risk/riskWords';

const ALL: RiskLimits = {
  allowedSymbols: ['EURUSD', 'XAUUSD'],
  deniedSymbols: ['BTCUSD'],
  allowedProductTypes: ['CNC'],
  maxLot: '0.3',
  maxQuantity: '1000',
  maxOrderValue: '20000',
  maxTotalLots: '2',
  maxMarginUsePercent: '30',
  maxLeverage: '10',
  maxSpreadPoints: '20',
  maxDeviationPoints: '15',
  maxDailyLoss: '300',
  equityBelow: '8000',
  equityAbove: '12000',
  maxOpenPositions: 8,
  maxOpenPerSymbol: 0,
  maxTradesPerDay: 1,
  includeManual: true,
  sides: 'BUY',
  sessions: [{ days: ['MON', 'TUE', 'WED', 'THU', 'FRI'], from: '08:00', to: '20:00', zone: 'Europe/London' }],
  drawdownStops: [
    { period: 'WEEK', from: 'STARTING_EQUITY', percent: '5', close: true },
    { period: 'LIFETIME', from: 'HIGHEST_EQUITY', amount: '1500', close: false },
  ],
  timeZone: 'America/New_York',
  newsWindows: { calendar: 'news', minutesBefore: 15, minutesAfter: 30, currencies: ['USD'], impact: 'HIGH' },
  flatBeforeWeekend: { from: 'FRI 16:30', to: 'SUN 17:00', zone: 'America/New_York' },
  template: {
    name: 'DAILY_LOSS_FROM_BALANCE_TRAILING_MAX_LOSS',
    dailyLossPercent: '5',
    maxLossPercent: '10',
    profitTargetPercent: '8',
    close: true,
  },
};

describe('risk limits', () => {
  it('are sent as they were stored', () => {
    expect(riskLimitsOf(riskValuesOf(ALL))).toEqual(ALL);
    expect(riskLimitsOf(riskValuesOf({}))).toEqual({});
  });

  it('are flat over the weekend by the clocks of the account if no others are named', () => {
    const limits: RiskLimits = { flatBeforeWeekend: { from: 'FRI 20:00', to: 'SUN 23:00' } };
    expect(riskLimitsOf(riskValuesOf(limits))).toEqual(limits);
    expect(riskWords(limits)).toEqual(['Everything is closed at FRI 20:00, and nothing is opened until SUN 23:00.']);
  });

  it('may be zero positions, which is not the same as no limit', () => {
    expect(riskLimitsOf({ ...riskValuesOf({}), maxOpenPerSymbol: '0' })).toEqual({ maxOpenPerSymbol: 0 });
  });

  it('are checked before they are sent', () => {
    const values = riskValuesOf(ALL);
    expect(wrongLimits(values)).toEqual({});
    expect(wrongLimits({ ...values, maxLot: 'much', maxTradesPerDay: '1.5', equityAbove: '7000' })).toEqual({
      maxLot: 'Enter a number such as 0.5',
      maxTradesPerDay: 'Enter a whole number',
      equityAbove: 'Enter more than the lower bound',
    });
    expect(
      wrongLimits({
        ...values,
        timeZone: 'Mars',
        newsWindows: { ...values.newsWindows, minutesBefore: '', minutesAfter: '1.5' },
      }),
    ).toEqual({
      timeZone: 'Enter a time zone such as Europe/London',
      'newsWindows.minutesBefore': 'Enter whole minutes',
      'newsWindows.minutesAfter': 'Enter whole minutes',
    });
    expect(
      wrongLimits({
        ...values,
        drawdownStops: [{ period: 'DAY', from: 'STARTING_EQUITY', of: 'percent', value: '101', close: true }],
        sessions: [{ days: [], from: '8', to: '24:00', zone: '' }],
      }),
    ).toEqual({
      'drawdownStops.0.value': 'Enter at most 100',
      'sessions.0.days': 'Choose at least one day',
      'sessions.0.from': 'Enter a time such as 08:00',
    });
  });
});

describe('words for risk limits', () => {
  it('say what each of them does', () => {
    expect(riskWords({ maxLot: '0.3', maxOpenPositions: 1, sides: 'SELL' })).toEqual([
      'Orders above 0.30 lots are cut to it.',
      'With 1 position open nothing more is opened.',
      'Only sells are copied.',
    ]);
    expect(riskWords({ drawdownStops: ALL.drawdownStops ?? [] }, 'USD')).toEqual([
      'At a loss of 5\u202f% from the week’s starting equity everything is closed, and nothing is opened until the week ends.',
      'At a loss of 1\u202f500.00\u202fUSD from the highest equity nothing is opened until you end it.',
    ]);
    expect(riskWords({ sessions: ALL.sessions ?? [] })).toEqual([
      'Opened only Mon to Fri from 08:00 to 20:00 (Europe/London).',
    ]);
  });

  it('say what a template sets', () => {
    expect(riskWords({ ...(ALL.template === undefined ? {} : { template: ALL.template }) })).toEqual([
      'At a loss of 5\u202f% from the day’s starting balance everything is closed, and nothing is opened until the next day.',
      'At a loss of 10\u202f% from the highest equity so far everything is closed, and nothing is opened until you end it.',
      'At a profit of 8\u202f% from the first balance everything is closed, and nothing is opened until you end it.',
    ]);
  });

  it('leave no limit out', () => {
    const template = 3;
    expect(riskWords(ALL)).toHaveLength(Object.keys(ALL).length + 1 + template - 1);
  });
});
