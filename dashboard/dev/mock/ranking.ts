import type {
  MasterFigures,
  PageSettings,
  PublicMaster,
  PublicPage,
  RankedMaster,
  RankingPeriod,
  SummedProfit,
} from '../../src/api/ranking';
import type { Account } from '../../src/api/types';
import { page, problem, type Answer, type Request } from './answers';

const DAY = 24 * 60 * 60_000;
const DAYS: Record<RankingPeriod, number> = { '30d': 30, '90d': 90, all: 240 };
const HIGHEST_FIRST: Record<string, (master: RankedMaster) => number> = {
  profit: ({ figures }) => figures.profitPercent ?? -1_000,
  winRate: ({ figures }) => figures.winRatePercent ?? -1,
  drawdown: ({ figures }) => -(figures.drawdown?.percent ?? 1_000),
  followers: ({ followers }) => followers,
  trades: ({ figures }) => figures.trades,
};

/** Of a master that trades twice a day, with ups and downs, to a profit. */
function curve(period: RankingPeriod, profit: string): SummedProfit[] {
  const begin = Date.now() - DAYS[period] * DAY;
  const trades = DAYS[period] * 2;
  const total = Number(profit);
  return Array.from({ length: trades }, (_, i) => {
    const done = (i + 1) / trades;
    const waves = (Math.sin(i * 1.7) * 0.03 + Math.sin(i / 9) * 0.12) * (1 - done);
    return {
      at: new Date(begin + (i + 1) * (DAY / 2)).toISOString(),
      profit: (total * done + Math.abs(total) * waves).toFixed(2),
    };
  });
}

function figures(period: RankingPeriod, change: Partial<MasterFigures> = {}): MasterFigures {
  const profit = (DAYS[period] * 51.37).toFixed(2);
  const trades = DAYS[period] * 2;
  return {
    since: new Date(Date.now() - DAYS.all * DAY).toISOString(),
    currency: 'USD',
    trades,
    tradesWithoutProfit: 0,
    profit,
    profitPercent: Number(profit) / 1_000,
    winRatePercent: 61.25,
    best: '412.30',
    worst: '-268.75',
    average: (Number(profit) / trades).toFixed(2),
    drawdown: { amount: '3412.60', percent: 3.41, basis: 'EQUITY' },
    ...change,
  };
}

const NOTHING: Partial<MasterFigures> = {
  profit: null,
  profitPercent: null,
  winRatePercent: null,
  best: null,
  worst: null,
  average: null,
  drawdown: null,
};

function others(period: RankingPeriod): RankedMaster[] {
  const of = (accountId: number, title: string, change: Partial<RankedMaster>): RankedMaster => ({
    accountId,
    title,
    description: null,
    simulated: false,
    link: `00000000000000000000000000000${accountId}`,
    followers: 0,
    figures: figures(period),
    ...change,
  });
  return [
    of(101, 'Nordic macro', {
      description: 'Majors and gold, a few positions a week, stops on every trade',
      followers: 42,
      figures: figures(period, {
        profit: '9120.40',
        profitPercent: 18.24,
        currency: 'EUR',
        drawdown: { amount: '4100.00', percent: 8.2, basis: 'EQUITY' },
        winRatePercent: 54.1,
        trades: 61,
      }),
    }),
    of(102, 'Asia scalper', {
      followers: 3,
      figures: figures(period, {
        profit: '-1840.15',
        profitPercent: -7.36,
        winRatePercent: 71.9,
        trades: 1_204,
        drawdown: { amount: '6020.00', percent: 24.08, basis: 'EQUITY' },
      }),
    }),
    of(103, 'Old terminal', {
      description: 'Moved from an expert that reports no equity',
      figures: figures(period, {
        currency: null,
        profit: '310.00',
        profitPercent: null,
        tradesWithoutProfit: 4,
        drawdown: { amount: '95.50', percent: null, basis: 'CLOSED_TRADES' },
        trades: 23,
      }),
    }),
    of(104, 'Just listed', { figures: figures(period, { ...NOTHING, trades: 0, since: null }) }),
  ];
}

/** The ranking, and the public pages of the fleet's masters: that of the first is listed. */
export class MockRanking {
  /** What others have listed, besides the fleet's own. */
  others: (period: RankingPeriod) => RankedMaster[];
  private readonly pages = new Map<number, PublicPage>();
  private links = 0;

  constructor(listed: boolean) {
    this.others = listed ? others : () => [];
  }

  list({ query }: Request, accounts: Account[]): Answer {
    const period = periodOf(query);
    const by = HIGHEST_FIRST[query.get('sort') ?? 'profit'];
    if (by === undefined) return problem(400, 'Bad input.', [{ field: 'sort', message: 'must be profit' }]);
    const own = accounts.flatMap((account) => this.ranked(account, period));
    return page(
      [...own, ...this.others(period)].sort((a, b) => by(b) - by(a)),
      query,
    );
  }

  /** What anyone sees. */
  public(link: string | undefined, { query }: Request, accounts: Account[]): Answer {
    const period = periodOf(query);
    const masters = [...accounts.flatMap((account) => this.ranked(account, period)), ...this.others(period)];
    const found = masters.find((master) => master.link === link);
    if (found === undefined) return problem(404, 'There is no such page.');
    const { title, description, simulated, followers } = found;
    const points = found.figures.profit === null ? [] : curve(period, found.figures.profit);
    const body: PublicMaster = {
      title,
      description,
      simulated,
      followers,
      period,
      figures: found.figures,
      curve: points,
    };
    return { status: 200, body };
  }

  page({ method, body }: Request, account: Account): Answer {
    const before = this.pageOf(account);
    if (method === 'GET') return { status: 200, body: before };
    if (method === 'POST') return this.put({ ...before, link: this.newLink() });
    const { listed, title, description } = body as PageSettings;
    const login = account.login ?? '';
    if (login !== '' && (title ?? '').includes(login)) {
      return problem(400, 'Bad input.', [{ field: 'title', message: 'must not contain the account’s login' }]);
    }
    const link = listed ? (before.link ?? this.newLink()) : null;
    return this.put({ ...before, listed, title, shownTitle: title ?? account.name, description, link });
  }

  private put(page: PublicPage): Answer {
    this.pages.set(page.accountId, page);
    return { status: 200, body: page };
  }

  private pageOf({ id, name }: Account): PublicPage {
    return (
      this.pages.get(id) ?? {
        accountId: id,
        listed: false,
        title: null,
        shownTitle: name,
        description: null,
        link: null,
      }
    );
  }

  private newLink(): string {
    return `7c1e90ab44f2d3658800aa11bb22cc${(++this.links).toString().padStart(2, '0')}`;
  }

  private ranked(account: Account, period: RankingPeriod): RankedMaster[] {
    const { shownTitle: title, description, link } = this.pageOf(account);
    if (link === null) return [];
    const simulated = account.terminal === 'simulator';
    return [{ accountId: account.id, title, description, simulated, link, followers: 2, figures: figures(period) }];
  }
}

function periodOf(query: URLSearchParams): RankingPeriod {
  return (query.get('period') ?? 'all') as RankingPeriod;
}
