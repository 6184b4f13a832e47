import type { PairStatus } from './types';

export interface PairFilter {
  account?: number;
  status?: PairStatus;
}

/** Cache keys of responses; the stream updates the same entries. */
export const keys = {
  session: ['session'] as const,
  accounts: ['accounts'] as const,
  journal: (id: number) => ['accounts', id, 'journal'] as const,
  logs: (id: number) => ['accounts', id, 'logs'] as const,
  events: (id: number) => ['accounts', id, 'events'] as const,
  watchers: (id: number) => ['accounts', id, 'watchers'] as const,
  pairs: (filter: PairFilter) => ['pairs', 'list', filter] as const,
  pair: (id: number) => ['pairs', 'one', id] as const,
  floatingProfits: (account?: number) => ['pairs', 'floating', account ?? null] as const,
  pairSummary: (since: string, account?: number) => ['pairs', 'summary', since, account ?? null] as const,
  masters: ['masters'] as const,
  ranking: (period: string, sort: string) => ['masters', 'ranking', period, sort] as const,
  publicMaster: (link: string, period: string) => ['public-masters', link, period] as const,
  publicPage: (account: number) => ['accounts', account, 'public-page'] as const,
  installation: ['installation'] as const,
  orphans: ['orphans'] as const,
  subscriptions: ['subscriptions'] as const,
  masterTrades: (account: number, since: string) => ['master-trades', account, since] as const,
  preview: (request: unknown) => ['preview', 'one', request] as const,
  previews: (settings: unknown, trades: number[]) => ['preview', 'many', settings, trades] as const,
  followers: ['followers'] as const,
  followerTrades: (follower: string) => ['follower-trades', follower] as const,
  testTrades: (master: number) => ['test-trades', master] as const,
  simulation: (master: number) => ['simulation', master] as const,
  users: ['users'] as const,
  tokens: ['tokens'] as const,
  notificationChannels: ['notification-channels'] as const,
  notificationSettings: ['notification-settings'] as const,
  proxy: ['proxy'] as const,
  proxyCheck: (mark: string) => ['proxy', 'check', mark] as const,
  wallets: ['wallets'] as const,
  wallet: (id: number) => ['wallets', id] as const,
  members: (id: number) => ['wallets', id, 'members'] as const,
  walletEntries: (id: number) => ['wallets', id, 'entries'] as const,
};
