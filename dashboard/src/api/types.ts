import type { components } from '../../generated/schema';

/**
 * What the server's `/api/v1` sends and takes. Lots, prices and money are decimal strings, never floating point; times
 * are ISO-8601 in UTC.
 */

export type UserRole = 'ADMIN' | 'MASTER' | 'FOLLOWER' | 'INVESTOR';
export type AccountRole = 'MASTER' | 'FOLLOWER';
export type Platform = 'MT5' | 'MATCH_TRADER' | 'EXTERNAL';
export type TerminalKind = 'mt5' | 'simulator';
export type DesiredState = 'RUNNING' | 'STOPPED' | 'REMOVED';
export type ContainerState =
  'CREATING' | 'STARTING' | 'RUNNING' | 'STOPPING' | 'STOPPED' | 'CRASHED' | 'LOST' | 'BACKING_OFF' | 'QUARANTINED';
export type BrokerState = 'UNKNOWN' | 'CONNECTING' | 'AUTHORIZED' | 'INVESTOR' | 'REJECTED' | 'DISCONNECTED';
export type ExpertState = 'NONE' | 'STARTING' | 'ALIVE' | 'SILENT' | 'FAILED' | 'NOT_ALLOWED' | 'REMOVED';
export type OrderType = 'BUY' | 'SELL' | 'BUY_LIMIT' | 'SELL_LIMIT' | 'BUY_STOP' | 'SELL_STOP';
/** Why a copy is as it is, for a program. */
export type ReasonCode = NonNullable<components['schemas']['PairView']['reasonCode']>;
export type PairStatus = 'PENDING' | 'OPEN' | 'CLOSED' | 'SKIPPED' | 'FAILED';
export type SizingMode = 'MULTIPLIER' | 'FIXED';
export type ExistingPositions = 'SKIP' | 'COPY' | 'COPY_IF_NOT_BETTER';
/** What becomes of the open copies of a subscription that is removed. */
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
}

export interface UserRow extends User {
  createdAt: string;
}

/** A user just made; the password is never shown again. */
export interface NewUser extends UserRow {
  password: string;
}

/** What one chooses instead of the password one has. */
export interface PasswordChange {
  currentPassword: string;
  newPassword: string;
}

/** A password just made for somebody; never shown again. */
export interface NewPassword {
  password: string;
}

export interface Token {
  id: number;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
}

/** A token just made; its value is never shown again. */
export interface NewToken extends Omit<Token, 'lastUsedAt'> {
  token: string;
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
  createdAt: string;
  /** Null for an EXTERNAL account: it has no container of ours. */
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

/** `cpus` is how many processors are in use, so 0.03 is three hundredths of one. */
export interface Resources {
  cpus: number;
  memoryBytes: number;
}

/** An account just made; the token is never shown again. */
export interface NewAccount extends Account {
  token: string;
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
}

/** What is to change of how a terminal signs in; what is left out stays. */
export interface CredentialChange {
  login?: string;
  password?: string;
  server?: string;
}

/** Whom one may copy; no more is told of other people's accounts. */
export interface Master {
  id: number;
  name: string;
}

export interface JournalLine {
  at: string;
  source: string;
  text: string;
}

export interface AccountEvent {
  id: number;
  at: string;
  kind: string;
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
  pauseMode: PauseMode | null;
  createdAt: string;
}

export type SubscriptionRequest = Omit<Subscription, 'id' | 'pauseMode' | 'createdAt'>;

export interface MasterTrade {
  id: number;
  masterAccountId: number;
  ticket: number;
  symbol: string;
  type: OrderType;
  price: string;
  volume: string;
  sl: string | null;
  tp: string | null;
  status: string;
  remaining: string;
  closePrice: string | null;
  profit: string | null;
  seenAt: string | null;
  receivedAt: string;
  committedAt: string;
  closedAt: string | null;
  pairs: Record<'pending' | 'open' | 'closed' | 'skipped' | 'failed', number>;
}

export interface PairMaster {
  ticket: number;
  symbol: string;
  type: OrderType;
  price: string;
  volume: string;
  remaining: string;
  status: string;
}

/** Milliseconds that each step took; null where it is not known or has not happened. */
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
  /** What of it is still open. */
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

/** Somebody who has a terminal's desktop open. */
export interface Watcher {
  email: string;
  viewOnly: boolean;
  since: string;
}

/** What all pairs since a time add up to; `open` and `pending` count whenever the pair began. */
export interface PairSummary {
  pending: number;
  open: number;
  closed: number;
  skipped: number;
  failed: number;
  /** Of pairs closed since then, by follower account. */
  profits: { accountId: number; profit: string }[];
  /** Why pairs were skipped or failed, the most frequent first. */
  reasons: { reasonCode: ReasonCode | null; reason: string; count: number }[];
}
