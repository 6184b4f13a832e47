import { useQuery } from '@tanstack/react-query';
import { get } from './http';

/** The limits of a follower's account or of a subscription. What is left out is no limit. Decimals are text. */
export interface RiskLimits {
  allowedSymbols?: string[];
  deniedSymbols?: string[];
  allowedProductTypes?: string[];
  sides?: Sides;
  sessions?: TradingSession[];
  newsWindows?: NewsWindows;
  /** In requests also true: the usual times. */
  flatBeforeWeekend?: WeekendTimes;
  /** Of the account: where its days begin. UTC if it is left out. */
  timeZone?: string;
  maxLot?: string;
  maxQuantity?: string;
  maxOrderValue?: string;
  maxTotalLots?: string;
  maxMarginUsePercent?: string;
  maxLeverage?: string;
  maxOpenPositions?: number;
  maxOpenPerSymbol?: number;
  maxTradesPerDay?: number;
  /** Of the account: positions that were opened by hand count too. */
  includeManual?: true;
  maxSpreadPoints?: string;
  maxDeviationPoints?: string;
  maxDailyLoss?: string;
  drawdownStops?: DrawdownStop[];
  equityBelow?: string;
  equityAbove?: string;
  template?: Template;
}

export type Sides = 'BUY' | 'SELL' | 'BOTH';
export type Day = 'MON' | 'TUE' | 'WED' | 'THU' | 'FRI' | 'SAT' | 'SUN';
export type Period = 'DAY' | 'WEEK' | 'MONTH' | 'LIFETIME';
export type LossFrom = 'HIGHEST_EQUITY' | 'STARTING_BALANCE' | 'STARTING_EQUITY';
export type Impact = 'LOW' | 'MEDIUM' | 'HIGH';
export type TemplateName =
  | 'DAILY_LOSS_FROM_BALANCE_STATIC_MAX_LOSS'
  | 'DAILY_LOSS_FROM_EQUITY_STATIC_MAX_LOSS'
  | 'DAILY_LOSS_FROM_BALANCE_TRAILING_MAX_LOSS'
  | 'DAILY_LOSS_FROM_EQUITY_TRAILING_MAX_LOSS';

export interface TradingSession {
  days: Day[];
  from: string;
  /** Not after `from`: on the next day. */
  to: string;
  /** The account's if it is left out. */
  zone?: string;
}

export interface NewsWindows {
  /** The server has one, of its setting TERMFLEET_NEWS_CALENDAR. */
  calendar: 'news';
  minutesBefore: number;
  minutesAfter: number;
  currencies?: string[];
  impact: Impact;
}

/** Such as "FRI 16:30" to "SUN 17:00". */
export interface WeekendTimes {
  from: string;
  to: string;
  /** The account's if it is left out. */
  zone?: string;
}

/** Either a percentage or an amount is set. */
export interface DrawdownStop {
  period: Period;
  from: LossFrom;
  percent?: string;
  amount?: string;
  /** Whether what is open is closed, too. */
  close: boolean;
}

export interface Template {
  name: TemplateName;
  dailyLossPercent: string;
  maxLossPercent: string;
  profitTargetPercent?: string;
  close: boolean;
}

export const accountRiskKey = (account: number) => ['accounts', account, 'risk'] as const;

/** The limits over all subscriptions of a follower's account. */
export function useAccountRisk(account: number) {
  return useQuery({
    queryKey: accountRiskKey(account),
    queryFn: ({ signal }) => get<RiskLimits>(`/accounts/${account}/risk`, signal),
  });
}
