import type { Account } from '../../src/api/types';

export type FleetName = 'zero' | 'one' | 'three' | 'many' | 'failing' | 'platforms';

const MINUTE = 60_000;

/** A healthy account, with overrides. */
export function account(id: number, change: Partial<Account> = {}, now = Date.now()): Account {
  const at = (minutesAgo: number): string => new Date(now - minutesAgo * MINUTE).toISOString();
  return {
    id,
    name: `Follower ${id}`,
    ownerId: 1,
    ownerEmail: 'admin@localhost',
    role: 'FOLLOWER',
    platform: 'MT5',
    login: `${50_000_000 + id}`,
    server: 'TermFleet-Demo',
    terminal: 'simulator',
    host: 'local',
    broker: null,
    createdAt: at(3 * 24 * 60),
    desiredState: 'RUNNING',
    containerState: 'RUNNING',
    brokerState: 'AUTHORIZED',
    expertState: 'ALIVE',
    containerSince: at(182),
    brokerSince: at(181),
    expertSince: at(181),
    reason: null,
    restarts: 0,
    lastHeartbeatAt: new Date(now - 900).toISOString(),
    balance: '10000.00',
    equity: '10000.00',
    currency: 'USD',
    positions: 0,
    resources: { cpus: 0.003, memoryBytes: 95 * 1_048_576 },
    ...change,
  };
}

const three = (): Account[] => [
  account(1, { name: 'Demo master', role: 'MASTER', balance: '100234.50', equity: '100418.70', positions: 4 }),
  account(2, { name: 'Demo follower, double', balance: '10184.20', equity: '10160.05', positions: 3, restarts: 1 }),
  account(3, {
    name: 'Demo follower, reverse',
    server: 'TermFleet-Demo.z',
    balance: '9871.4',
    equity: '9902.15',
    currency: 'EUR',
    positions: 2,
  }),
];

const failing = (): Account[] => [
  ...three(),
  account(4, {
    name: 'Nordic Equity Partners discretionary macro account, client 4471-B (migrated from the old platform)',
    brokerState: 'REJECTED',
    expertState: 'NONE',
    reason: 'TermFleet-Demo refused login 50000004: Invalid account',
    lastHeartbeatAt: null,
    balance: null,
    equity: null,
    positions: null,
  }),
  account(5, {
    name: 'Quarantined follower',
    containerState: 'QUARANTINED',
    brokerState: 'UNKNOWN',
    expertState: 'NONE',
    restarts: 5,
    reason: 'Five starts in a row ended with exit code 139',
    lastHeartbeatAt: new Date(Date.now() - 40 * MINUTE).toISOString(),
    balance: '2500.10',
    equity: '2499.80',
    positions: 1,
    resources: null,
  }),
  account(6, {
    name: 'Silent follower',
    expertState: 'SILENT',
    reason: 'No heartbeat for 9 s',
    lastHeartbeatAt: new Date(Date.now() - 9_000).toISOString(),
    positions: 2,
  }),
  account(7, { name: 'Starting follower', containerState: 'STARTING', brokerState: 'UNKNOWN', expertState: 'NONE' }),
  account(8, {
    name: 'Stopped follower',
    desiredState: 'STOPPED',
    containerState: 'STOPPED',
    brokerState: 'UNKNOWN',
    expertState: 'NONE',
    lastHeartbeatAt: new Date(Date.now() - 26 * 60 * MINUTE).toISOString(),
    resources: null,
  }),
  account(9, {
    name: 'EA in the office',
    platform: 'EXTERNAL',
    terminal: null,
    host: null,
    login: null,
    server: null,
    desiredState: null,
    containerState: null,
    containerSince: null,
    brokerState: 'UNKNOWN',
    currency: 'JPY',
    balance: '1250000',
    equity: '1249310',
    resources: null,
  }),
];

function many(): Account[] {
  return Array.from({ length: 200 }, (_, index) => {
    const id = index + 1;
    return account(id, {
      name: id % 20 === 1 ? `Master ${id}` : `Follower ${id}`,
      role: id % 20 === 1 ? 'MASTER' : 'FOLLOWER',
      host: `engine-${(id % 4) + 1}`,
      balance: `${(id * 7919) % 250_000}.${(id * 37) % 100}`,
      equity: `${(id * 7919) % 250_000}.${(id * 53) % 100}`,
      positions: id % 7,
      ...(id % 67 === 0 ? { brokerState: 'REJECTED', expertState: 'NONE', reason: 'Invalid account' } : {}),
      ...(id % 50 === 0 ? { containerState: 'BACKING_OFF', expertState: 'NONE', restarts: 4 } : {}),
    });
  });
}

/** Accounts without a terminal, in each of their states. */
const platforms = (): Account[] => {
  const none = { terminal: null, host: null, desiredState: null, containerState: null, containerSince: null } as const;
  const nothing = { ...none, login: null, server: null, resources: null, expertState: 'NONE' } as const;
  const brokers = { platform: 'MATCH_TRADER', login: 'anna@example.com', positions: 2 } as const;
  const broker = {
    baseUrl: 'https://mtr.example.com',
    brokerId: '0',
    dialect: 'REST',
    host: null,
    accountId: null,
  } as const;
  const unheard = { lastHeartbeatAt: null, balance: null, equity: null, positions: null, currency: null } as const;
  return [
    ...three(),
    account(4, { ...nothing, ...brokers, broker, name: 'At Match-Trader' }),
    account(5, {
      ...nothing,
      ...brokers,
      ...unheard,
      broker,
      name: 'At Match-Trader, refused',
      brokerState: 'REJECTED',
      reason: 'The broker refused the sign-in; check login, password and broker id',
    }),
    account(6, { ...nothing, ...unheard, name: 'Signals over HTTP', role: 'MASTER', platform: 'HTTP' }),
    account(7, { ...nothing, ...unheard, name: 'Polling, not seen yet', platform: 'HTTP', brokerState: 'UNKNOWN' }),
    account(8, { ...nothing, ...unheard, name: 'TradingView alerts', role: 'MASTER', platform: 'TRADINGVIEW' }),
  ];
};

export function fleet(name: FleetName): Account[] {
  switch (name) {
    case 'zero':
      return [];
    case 'one':
      return three().slice(0, 1);
    case 'three':
      return three();
    case 'failing':
      return failing();
    case 'platforms':
      return platforms();
    case 'many':
      return many();
  }
}
