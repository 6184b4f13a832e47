import type { AccountRequest, AccountRole, Dialect, Platform } from '../api/types';

/** The form of a new account. Fields of platforms that are not chosen are kept, and not sent. */
export interface AccountValues {
  name: string;
  ownerId: string;
  role: AccountRole;
  platform: Platform;
  terminal: 'mt5' | 'simulator';
  login: string;
  password: string;
  server: string;
  broker: {
    baseUrl: string;
    brokerId: string;
    dialect: Dialect;
    host: string;
    accountId: string;
  };
  token: string;
}

const REQUIRED = 'Required';

export function initialAccount(ownerId: number, role: AccountRole): AccountValues {
  return {
    name: '',
    ownerId: `${ownerId}`,
    role,
    platform: 'MT5',
    terminal: 'simulator',
    login: '',
    password: '',
    server: '',
    broker: { baseUrl: '', brokerId: '', dialect: 'REST', host: '', accountId: '' },
    token: '',
  };
}

/** Nothing is executed in TradingView, and nothing is copied from Match-Trader. */
export function roleOf({ platform, role }: AccountValues): AccountRole {
  if (platform === 'TRADINGVIEW') return 'MASTER';
  return platform === 'MATCH_TRADER' ? 'FOLLOWER' : role;
}

export function signsInByPassword({ platform, broker }: AccountValues): boolean {
  return platform === 'MT5' || (platform === 'MATCH_TRADER' && broker.dialect === 'REST');
}

/** Errors by field, in the form's own names. */
export function validateAccount(values: AccountValues): Record<string, string | null> {
  return {
    name: required(values.name),
    ...(values.platform === 'MT5' && {
      login: /^\d+$/.test(values.login.trim()) ? null : 'Enter the broker’s account number: digits only',
      password: values.password === '' ? REQUIRED : null,
      server: required(values.server),
    }),
    ...(values.platform === 'MATCH_TRADER' && validateMatchTrader(values)),
    ...(values.platform === 'TRADINGVIEW' && validateCaptured(values)),
  };
}

function validateMatchTrader(values: AccountValues): Record<string, string | null> {
  const url = /^https?:\/\/[^/\s]+\/?$/.test(values.broker.baseUrl.trim());
  return {
    'broker.baseUrl': url ? null : 'Enter the address of the broker’s platform, such as https://mtr.example.com',
    ...(signsInByPassword(values)
      ? { login: required(values.login), password: values.password === '' ? REQUIRED : null }
      : { token: required(values.token) }),
  };
}

function validateCaptured({ broker }: AccountValues): Record<string, string | null> {
  const wanted = broker.host.trim() !== '' || broker.accountId.trim() !== '';
  return wanted ? { 'broker.host': required(broker.host), 'broker.accountId': required(broker.accountId) } : {};
}

function required(value: string): string | null {
  return value.trim() === '' ? REQUIRED : null;
}

export function accountRequest(values: AccountValues): AccountRequest {
  const hosted = values.platform === 'MT5';
  const byPassword = signsInByPassword(values);
  return {
    name: values.name.trim(),
    ownerId: Number(values.ownerId),
    role: roleOf(values),
    platform: values.platform,
    login: byPassword ? values.login.trim() : null,
    password: byPassword ? values.password : null,
    server: hosted ? values.server.trim() : null,
    terminal: hosted ? values.terminal : null,
    host: null,
    broker: brokerOf(values),
    token: values.platform === 'MATCH_TRADER' && !byPassword ? values.token.trim() : null,
    key: null,
    subscribeToken: null,
  };
}

function brokerOf({ platform, broker }: AccountValues): AccountRequest['broker'] {
  if (platform === 'MATCH_TRADER') {
    return {
      baseUrl: broker.baseUrl.trim().replace(/\/$/, ''),
      brokerId: orNull(broker.brokerId),
      dialect: broker.dialect,
      host: null,
      accountId: orNull(broker.accountId),
    };
  }
  if (platform === 'TRADINGVIEW' && broker.host.trim() !== '') {
    return {
      baseUrl: null,
      brokerId: null,
      dialect: null,
      host: broker.host.trim(),
      accountId: broker.accountId.trim(),
    };
  }
  return null;
}

function orNull(value: string): string | null {
  return value.trim() === '' ? null : value.trim();
}
