import type { CopyTrade, CopyTradeStatus, Follower, FollowerBoard, NewFollower } from '../../src/api/followers';
import { problem, type Answer } from './answers';

const NAMES = ['asha_rao_1f2e3d4c', 'vikram_iyer_0a9b8c7d', 'meera_nair_55aa66bb'];
const TRADES: [string, 'BUY' | 'SELL', number, number, CopyTradeStatus, string | null][] = [
  ['RELIANCE', 'BUY', 10, 2871.4, 'PENDING', null],
  ['TCS', 'SELL', 4, 3912.05, 'SUCCESS', null],
  ['INFY', 'BUY', 25, 1498.6, 'SUCCESS', null],
  ['HDFCBANK', 'BUY', 12, 1642, 'FAILED', 'HDFCBANK is not among the subscription’s allowed symbols.'],
  ['TCS', 'BUY', 4, 3890.5, 'SUCCESS', null],
  ['SBIN', 'BUY', 0, 812.35, 'CANCELLED', 'Skipped: the quantity is 0.'],
  [
    'ITC',
    'SELL',
    40,
    431.2,
    'FAILED',
    'The broker refused the order: "Insufficient funds". Add funds, or lower the quantity.',
  ],
  ['RELIANCE', 'BUY', 6, 2850, 'SUCCESS', null],
];

/** Registered followers and their trades. */
export class MockFollowers {
  followers: Follower[];
  trades: CopyTrade[];

  constructor(some: boolean, now = Date.now()) {
    this.followers = some ? NAMES.map((username, index) => follower(username, index, now)) : [];
    this.trades = some ? TRADES.map((_, index) => trade(index, now)) : [];
  }

  list(): Answer {
    return { status: 200, body: { followers: this.followers, total: this.followers.length } };
  }

  register(form: Record<string, unknown>): Answer {
    const name = String(form.followerName);
    if (name === 'taken') return problem(409, 'The apiKey is that of another account already.');
    const added = follower(`${name.toLowerCase().replaceAll(' ', '_')}_9c8d7e6f`, this.followers.length, Date.now());
    this.followers = [...this.followers, added];
    const { id, username, accountId, createdAt } = added;
    const body: NewFollower = {
      follower: {
        followerId: id,
        followerName: name,
        loginUsername: username,
        loginPassword: '0123456789abcdef0123456789abcdef',
        accountId,
        createdAt,
      },
      credentials: { apiKey: String(form.apiKey), clientId: 'AB12...3456', expertKey: null },
      riskConfig: {
        lotMultiplier: 1,
        maxQuantity: 1000,
        maxOrderValue: 500000,
        maxDailyLoss: 50000,
        allowedInstruments: [],
        allowedProductTypes: ['MIS', 'CNC'],
      },
    };
    return { status: 201, body };
  }

  board(followerId: string | null): Answer {
    const trades = this.trades.filter((each) => followerId === null || each.followerId === followerId);
    const of = (status: CopyTradeStatus): number => trades.filter((each) => each.status === status).length;
    const body: FollowerBoard = {
      totals: {
        all: trades.length,
        successful: of('SUCCESS'),
        pending: of('PENDING'),
        failed: of('FAILED'),
        cancelled: of('CANCELLED'),
      },
      trades,
    };
    return { status: 200, body };
  }
}

function follower(username: string, index: number, now: number): Follower {
  return {
    id: `follower_000000000000000${index}`,
    username,
    accountId: 2,
    createdAt: new Date(now - (index + 1) * 26 * 3_600_000).toISOString(),
    lotMultiplier: [0.5, 1, 2][index % 3] ?? 1,
    maxQuantity: 1000,
    maxDailyLoss: 50000,
  };
}

function trade(index: number, now: number): CopyTrade {
  const [symbol, side, masterQty, price, status, reason] = TRADES[index] ?? ['TCS', 'BUY', 1, 1, 'SUCCESS', null];
  const multiplier = [0.5, 1, 2][index % 3] ?? 1;
  return {
    id: `trade_00000000000${index}`,
    masterId: 'master_1',
    followerId: `follower_000000000000000${index % 3}`,
    symbol,
    side,
    masterQty,
    followerQty: Math.floor(masterQty * multiplier),
    price,
    status,
    timestamp: new Date(now - index * 11 * 60_000 - 4_000).toISOString(),
    reason,
  };
}
