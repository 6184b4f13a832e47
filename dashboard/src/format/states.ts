import type { Account, BrokerState, ContainerState, ExpertState, PairStatus } from '../api/types';

/** The category of a state; each has one colour and one icon everywhere. */
export type Tone = 'alive' | 'starting' | 'waiting' | 'degraded' | 'failed' | 'stopped';

export interface State {
  tone: Tone;
  word: string;
  /** Explanation, shown on hover and focus. */
  meaning: string;
}

const state = (tone: Tone, word: string, meaning: string): State => ({ tone, word, meaning });

export const containerStates: Record<ContainerState, State> = {
  CREATING: state('starting', 'Creating', 'The container is being created.'),
  STARTING: state('starting', 'Starting', 'The container is starting.'),
  RUNNING: state('alive', 'Running', 'The container is running.'),
  STOPPING: state('waiting', 'Stopping', 'The container is being stopped.'),
  STOPPED: state('stopped', 'Stopped', 'The container is stopped.'),
  CRASHED: state('failed', 'Crashed', 'The container stopped unexpectedly. It will be started again.'),
  LOST: state('failed', 'Host unreachable', 'The Docker host cannot be reached. The terminal may still be trading.'),
  BACKING_OFF: state('degraded', 'Backing off', 'Recent starts failed. The next start follows after a pause.'),
  QUARANTINED: state(
    'failed',
    'Quarantined',
    'Its starts failed, or it filled the disk. It stays stopped until you start it.',
  ),
};

export const brokerStates: Record<BrokerState, State> = {
  UNKNOWN: state('waiting', 'Unknown', 'The terminal has not reported its broker connection yet.'),
  CONNECTING: state('starting', 'Connecting', 'The terminal is connecting to the broker.'),
  AUTHORIZED: state('alive', 'Authorized', 'Signed in at the broker; trading is allowed.'),
  INVESTOR: state('degraded', 'Read-only', 'Signed in with the investor password: it cannot trade.'),
  REJECTED: state('failed', 'Rejected', 'The broker refused the login or password. Enter new credentials.'),
  DISCONNECTED: state(
    'degraded',
    'Disconnected',
    'The connection to the broker is lost. The terminal reconnects by itself.',
  ),
};

export const expertStates: Record<ExpertState, State> = {
  NONE: state('waiting', 'None', 'No Expert Advisor has reported yet.'),
  STARTING: state('starting', 'Starting', 'The Expert Advisor is being loaded.'),
  ALIVE: state('alive', 'Alive', 'The Expert Advisor sends heartbeats.'),
  SILENT: state('degraded', 'Silent', 'Heartbeats are missing. The terminal will be restarted.'),
  FAILED: state('failed', 'Failed', 'The Expert Advisor could not start.'),
  NOT_ALLOWED: state('failed', 'Not allowed', 'Algo trading is switched off in the terminal.'),
  REMOVED: state('failed', 'Removed', 'The Expert Advisor was removed from its chart.'),
};

const NO_CONTAINER = state('waiting', 'External', 'An external Expert Advisor; there is no container.');

/** Of a broker that the server itself signs in at. */
const CONNECTING = state('starting', 'Connecting', 'Not signed in at the broker yet.');
const direct: Partial<Record<BrokerState, State>> = {
  UNKNOWN: CONNECTING,
  CONNECTING,
  REJECTED: state('failed', 'Rejected', 'The broker refused the sign-in. Enter new credentials, or sign in again.'),
  DISCONNECTED: state('degraded', 'Disconnected', 'The connection to the broker is lost. It is made again.'),
};

/** Of an expert that asks for its orders. */
const polling: Partial<Record<ExpertState, State>> = {
  NONE: state('starting', 'Expected', 'Its Expert Advisor has not asked for orders yet.'),
  ALIVE: state('alive', 'Alive', 'Its Expert Advisor asks for orders.'),
  SILENT: state('degraded', 'Silent', 'Its Expert Advisor has stopped asking for orders.'),
};

const READY = state('alive', 'Ready', 'Its signals are accepted whenever they come.');

/** Null is what accounts of this platform do not have. */
interface AccountStates {
  container: State | null;
  broker: State | null;
  expert: State | null;
  signals: State | null;
}

export function statesOf(account: Account): AccountStates {
  const none: AccountStates = { container: null, broker: null, expert: null, signals: null };
  const broker = brokerStates[account.brokerState];
  const expert = expertStates[account.expertState];
  switch (account.platform) {
    case 'MATCH_TRADER':
      return { ...none, broker: direct[account.brokerState] ?? broker };
    case 'TRADINGVIEW':
      return { ...none, signals: READY };
    case 'HTTP':
      return account.role === 'MASTER'
        ? { ...none, signals: READY }
        : { ...none, expert: polling[account.expertState] ?? expert };
    case 'EXTERNAL':
    case 'MT5': {
      const { containerState } = account;
      return {
        ...none,
        container: containerState === null ? NO_CONTAINER : containerOf(account, containerState),
        broker,
        expert,
      };
    }
  }
}

/** Those that the account has, each with what has it and since when. */
export function namedStates(account: Account): { of: string; state: State; since: string | null }[] {
  const { container, broker, expert, signals } = statesOf(account);
  return [
    { of: 'Container', state: container, since: account.containerSince },
    { of: 'Broker', state: broker, since: account.brokerSince },
    { of: 'Expert', state: expert, since: account.expertSince },
    { of: 'Signals', state: signals, since: null },
  ].flatMap(({ of, state, since }) => (state === null ? [] : [{ of, state, since }]));
}

function containerOf(account: Account, value: ContainerState): State {
  if (value === 'STOPPED' && account.desiredState === 'RUNNING') {
    return state('waiting', 'Stopped', 'The container is stopped and will be started.');
  }
  return containerStates[value];
}

const pair: Record<PairStatus, State> = {
  PENDING: state('starting', 'Pending', 'Sent to the follower, no answer yet.'),
  PLACED: state('waiting', 'Placed', "The pending order waits at the follower's broker."),
  OPEN: state('alive', 'Open', 'The follower holds the position.'),
  CLOSED: state('stopped', 'Closed', 'The position is closed.'),
  CANCELLED: state('stopped', 'Cancelled', 'The pending order was removed without a fill.'),
  SKIPPED: state('waiting', 'Skipped', 'Not copied; see the reason.'),
  FAILED: state('failed', 'Failed', 'The copy was attempted and failed.'),
};

export function pairState(status: PairStatus): State {
  return pair[status];
}
