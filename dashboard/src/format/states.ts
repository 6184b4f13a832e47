import type { Account, BrokerState, ContainerState, ExpertState, PairStatus } from '../api/types';

/** What a state means to a person; each has one colour and one icon everywhere. */
export type Tone = 'alive' | 'starting' | 'waiting' | 'degraded' | 'failed' | 'stopped';

export interface State {
  tone: Tone;
  word: string;
  /** What it means, for hover and focus. */
  meaning: string;
}

const state = (tone: Tone, word: string, meaning: string): State => ({ tone, word, meaning });

const container: Record<ContainerState, State> = {
  CREATING: state('starting', 'Creating', 'The container is being made.'),
  STARTING: state('starting', 'Starting', 'The container is starting.'),
  RUNNING: state('alive', 'Running', 'The container is running.'),
  STOPPING: state('waiting', 'Stopping', 'The container is being stopped.'),
  STOPPED: state('stopped', 'Stopped', 'The container is stopped.'),
  CRASHED: state('failed', 'PageError', 'The container ended by itself; it is started again.'),
  LOST: state('failed', 'Host away', 'Its host cannot be reached. The terminal may be trading on.'),
  BACKING_OFF: state('degraded', 'Backing off', 'It has failed lately; it is tried again after a pause.'),
  QUARANTINED: state('failed', 'Quarantined', 'Five starts in a row failed; it is not tried again until you start it.'),
};

const broker: Record<BrokerState, State> = {
  UNKNOWN: state('waiting', 'Unknown', 'The terminal has not told of its broker yet.'),
  CONNECTING: state('starting', 'Connecting', 'The terminal is connecting to the broker.'),
  AUTHORIZED: state('alive', 'Authorized', 'Signed in at the broker, trading allowed.'),
  INVESTOR: state('degraded', 'Read-only', 'Signed in with the investor password: it cannot trade.'),
  REJECTED: state('failed', 'Rejected', 'The broker refused login or password. It is not tried again.'),
  DISCONNECTED: state('degraded', 'Disconnected', 'The connection to the broker is lost; the terminal reconnects.'),
};

const expert: Record<ExpertState, State> = {
  NONE: state('waiting', 'None', 'No Expert Advisor has reported yet.'),
  STARTING: state('starting', 'Starting', 'The Expert Advisor is being loaded.'),
  ALIVE: state('alive', 'Alive', 'The Expert Advisor sends its heartbeat.'),
  SILENT: state('degraded', 'Silent', 'Heartbeats are missing; the terminal is restarted.'),
  FAILED: state('failed', 'Failed', 'The Expert Advisor could not start.'),
  NOT_ALLOWED: state('failed', 'Not allowed', 'Algo trading is switched off in the terminal.'),
  REMOVED: state('failed', 'Removed', 'Somebody took the Expert Advisor off its chart.'),
};

const NO_CONTAINER = state('waiting', 'External', 'The Expert Advisor connects from outside; there is no container.');

export interface ThreeStates {
  container: State;
  broker: State;
  expert: State;
}

export function statesOf(account: Account): ThreeStates {
  return {
    container: account.containerState === null ? NO_CONTAINER : containerOf(account, account.containerState),
    broker: broker[account.brokerState],
    expert: expert[account.expertState],
  };
}

function containerOf(account: Account, value: ContainerState): State {
  if (value === 'STOPPED' && account.desiredState === 'RUNNING') {
    return state('waiting', 'Stopped', 'The container is stopped and waits to be started.');
  }
  return container[value];
}

const pair: Record<PairStatus, State> = {
  PENDING: state('starting', 'Pending', 'Sent to the follower, not answered yet.'),
  OPEN: state('alive', 'Open', 'The follower holds the position.'),
  CLOSED: state('stopped', 'Closed', 'The position is closed.'),
  SKIPPED: state('waiting', 'Skipped', 'Not copied, for the reason given.'),
  FAILED: state('failed', 'Failed', 'The copy was tried and did not succeed.'),
};

export function pairState(status: PairStatus): State {
  return pair[status];
}
