import type { components } from '../../generated/schema';
import type { RiskLimits } from './risk';

/**
 * The requests and responses of the server's `/api/v1`. Lots, prices and money are decimal strings, never floating point; times
 * are ISO-8601 in UTC.
 */

export type UserRole = 'ADMIN' | 'MASTER' | 'FOLLOWER' | 'INVESTOR';
export type AccountRole = 'MASTER' | 'FOLLOWER';
export type Platform = 'MT5' | 'EXTERNAL' | 'HTTP' | 'TRADINGVIEW' | 'MATCH_TRADER';
/** The interfaces of Match-Trader. */
export type Dialect = 'REST' | 'WEBSOCKET' | 'TRADER_API';
type TerminalKind = 'mt5' | 'simulator';
type DesiredState = 'RUNNING' | 'STOPPED' | 'REMOVED';
// Of the server's description: a new state that has no word in format/ is a compile error.
export type ContainerState = NonNullable<components['schemas']['AccountView']['containerState']>;
export type BrokerState = NonNullable<components['schemas']['AccountView']['brokerState']>;
export type ExpertState = NonNullable<components['schemas']['AccountView']['expertState']>;
export type EventKind = NonNullable<components['schemas']['TerminalEvent']['kind']>;
export type OrderType = 'BUY' | 'SELL' | 'BUY_LIMIT' | 'SELL_LIMIT' | 'BUY_STOP' | 'SELL_STOP';
/** Why a copy has its state, as a code. */
export type ReasonCode = NonNullable<components['schemas']['PairView']['reasonCode']>;
export type PairStatus = 'PENDING' | 'PLACED' | 'OPEN' | 'CLOSED' | 'CANCELLED' | 'SKIPPED' | 'FAILED';
export type SizingMode =
  'MULTIPLIER' | 'FIXED' | 'FOLLOWER' | 'EQUITY' | 'BALANCE' | 'FREE_MARGIN' | 'NOTIONAL' | 'RISK_PERCENT';
export type ExistingPositions = 'SKIP' | 'COPY' | 'COPY_IF_NOT_BETTER';
/** What happens to the open copies of a subscription that is removed. */
export type Closing = 'AS_MASTER' | 'CLOSE_NOW' | 'KEEP';
export type PauseMode = 'OPEN_AND_CLOSE' | 'CLOSE_ONLY' | 'FROZEN';

export interface Page<T> {
  items: T[];
  page: number;
  size: number;
  total: number;
}

export interface User {
  id: number;
  email: string;
  role: UserRole;
  /** When the one-time password expires; null once the user has chosen a password. */
  passwordExpiresAt: string | null;
}

export interface UserRow extends User {
  /** A disabled user cannot sign in, nor use tokens. */
  enabled: boolean;
  /** The name of the user's limits. */
  plan: string;
  createdAt: string;
}

/** A new user; the password is never shown again. */
export interface NewUser extends UserRow {
  password: string;
}

/** A change of one's own password. */
export interface PasswordChange {
  currentPassword: string;
  newPassword: string;
}

/** A new password of another user; never shown again. */
export interface NewPassword {
  password: string;
}

/** What a token may be used for. */
export type TokenScope = 'all' | 'read' | 'signals' | 'followers';

export interface Token {
  id: number;
  name: string;
  scopes: TokenScope[];
  /** Null: it does not expire. */
  expiresAt: string | null;
  createdAt: string;
  lastUsedAt: string | null;
}

/** A new token; its value is never shown again. */
export interface NewToken extends Token {
  token: string;
}

export interface TokenRequest {
  name: string;
  scopes: TokenScope[];
  expiresAt: string | null;
}

export interface Account {
  id: number;
  name: string;
  ownerId: number;
  ownerEmail: string | null;
  role: AccountRole;
  platform: Platform;
  login: string | null;
  server: string | null;
  terminal: TerminalKind | null;
  host: string | null;
  broker: Broker | null;
  createdAt: string;
  /** Null for an account that is not hosted: it has no container. */
  desiredState: DesiredState | null;
  containerState: ContainerState | null;
  brokerState: BrokerState;
  expertState: ExpertState;
  containerSince: string | null;
  brokerSince: string | null;
  expertSince: string | null;
  reason: string | null;
  restarts: number;
  lastHeartbeatAt: string | null;
  balance: string | null;
  equity: string | null;
  currency: string | null;
  positions: number | null;
  resources: Resources | null;
}

/** `cpus` is the number of processors in use: 0.03 is 3 % of one. */
export interface Resources {
  cpus: number;
  memoryBytes: number;
}

/** A new account; the token is never shown again. */
/** A broker that is reached without a terminal; each platform uses some of the fields. */
export interface Broker {
  baseUrl: string | null;
  brokerId: string | null;
  dialect: Dialect | null;
  host: string | null;
  accountId: string | null;
}

export interface NewAccount extends Account {
  token: string;
  /** What a master gives to its followers; null for a follower. */
  subscribeToken: string | null;
  /** Null unless the account is TradingView's. */
  webhookUrl: string | null;
}

export interface AccountRequest {
  name: string;
  ownerId: number;
  role: AccountRole;
  platform: Platform;
  login: string | null;
  password: string | null;
  server: string | null;
  terminal: TerminalKind | null;
  host: string | null;
  broker: Broker | null;
  token: string | null;
  /** By which clients sign in already, so that they need not be changed; null to have one made. */
  key: string | null;
  subscribeToken: string | null;
}

/** A change of the credentials at the broker, or of the owner; omitted fields keep their values. */
export interface AccountChange {
  login?: string;
  password?: string;
  server?: string;
  ownerId?: number;
}

/** A master that can be copied. Other users' accounts have no further fields here. */
export interface Master {
  id: number;
  name: string;
  terminal: TerminalKind | null;
  /** Whether it trades at a simulated broker. */
  simulated: boolean;
}

/** Whether this server manages the installation's terminals; a restored copy of a database does not before it is claimed. */
export interface Installation {
  instance: string;
  claimed: boolean;
  reason: string | null;
}

/** What a restored database is: the original itself, moved, or a copy beside it. */
export type InstallationClaim = 'MOVED' | 'COPY';

/** A container with the installation's label and no account. It is stopped and kept. */
export interface Orphan {
  container: string;
  since: string;
  running: boolean;
}

export interface JournalLine {
  at: string;
  source: string;
  text: string;
}

export interface AccountEvent {
  id: number;
  at: string;
  kind: EventKind;
  /** The new state as a code, with the cause after a colon; of a user's command, who asked for what. */
  text: string;
}

export interface VncTicket {
  url: string;
  expiresAt: string;
}

export interface Sizing {
  mode: SizingMode;
  value: string;
}

export interface Subscription {
  id: number;
  masterAccountId: number;
  followerAccountId: number;
  sizing: Sizing;
  reverse: boolean;
  minLotToCopy: string;
  forceMinLot: boolean;
  symbolMap: Record<string, string>;
  copyStopLoss: boolean;
  copyTakeProfit: boolean;
  maxSignalAgeMs: number;
  existingPositions: ExistingPositions;
  /** Whether a copy that was closed on the follower's account is opened again, once. */
  reopenManual: boolean;
  /** The limits of this subscription alone; those of its account apply, too. */
  risk: RiskLimits;
  /** Of the subscription itself. */
  pauseMode: PauseMode | null;
  /** The strictest of all pauses that it is under; null if there is none. */
  effectivePause: EffectivePause | null;
  createdAt: string;
}

export type SubscriptionRequest = Omit<Subscription, 'id' | 'pauseMode' | 'effectivePause' | 'createdAt'>;

export interface EffectivePause {
  mode: PauseMode;
  /** Where it is set. */
  level: 'SUBSCRIPTION' | 'FOLLOWER' | 'MASTER' | 'ALL';
}

export interface PairMaster {
  ticket: number;
  symbol: string;
  type: OrderType;
  price: string;
  volume: string;
  remaining: string;
  status: string;
  /** A person placed it to try the way to chosen followers. */
  test: boolean;
}

/** Milliseconds of each step; null if unknown or not reached. */
export interface PairLatency {
  decideMs: number | null;
  commitMs: number | null;
  sendMs: number | null;
  answerMs: number | null;
  totalMs: number | null;
}

export interface Pair {
  id: number;
  masterTradeId: number;
  subscriptionId: number;
  masterAccountId: number;
  followerAccountId: number;
  master: PairMaster;
  slaveTicket: number | null;
  slaveSymbol: string | null;
  slaveType: OrderType | null;
  slaveVolume: string | null;
  /** The volume that is still open. */
  slaveRemaining: string | null;
  targetVolume: string | null;
  status: PairStatus;
  reasonCode: ReasonCode | null;
  reason: string | null;
  counterTrend: boolean;
  openPrice: string | null;
  closePrice: string | null;
  profit: string | null;
  receivedAt: string;
  decidedAt: string | null;
  committedAt: string | null;
  sentAt: string | null;
  answeredAt: string | null;
  closedAt: string | null;
  latency: PairLatency;
}

export interface Alert {
  at: string;
  accountId: number | null;
  severity: 'INFO' | 'WARNING' | 'CRITICAL';
  text: string;
}

export interface FieldError {
  field: string;
  message: string;
}

/** A user who has a terminal's desktop open. */
export interface Watcher {
  email: string;
  viewOnly: boolean;
  since: string;
}

/** What the open part of a copy would bring now, by the price at its master's broker. */
export interface FloatingProfit {
  pairId: number;
  amount: string;
  /** The follower's, or that of the symbol's quotes; null if neither is known. */
  currency: string | null;
  price: string;
  at: string;
}

/** Totals of all pairs since a time; `pending`, `placed` and `open` count whenever the pair began. */
export interface PairSummary {
  pending: number;
  /** Pending orders at the followers' brokers. */
  placed: number;
  open: number;
  closed: number;
  cancelled: number;
  skipped: number;
  failed: number;
  /** Of pairs closed since then, by follower account. */
  profits: { accountId: number; profit: string }[];
  /** Why pairs were skipped or failed, the most frequent first. */
  reasons: { reasonCode: ReasonCode | null; reason: string; count: number }[];
}
