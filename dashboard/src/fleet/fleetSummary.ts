import type { Account } from '../api/types';
import { count } from '../format/numbers';
import { namedStates, type Tone } from '../format/states';

/** The overall state of one terminal. */
export type Health = 'alive' | 'starting' | 'recovering' | 'needsAttention' | 'stopped';

/** States that do not recover by themselves: a person has to act. */
const CONTAINER_NEEDS_ATTENTION = new Set<Account['containerState']>(['QUARANTINED', 'LOST']);
const BROKER_NEEDS_ATTENTION = new Set<Account['brokerState']>(['REJECTED', 'INVESTOR']);
const EXPERT_NEEDS_ATTENTION = new Set<Account['expertState']>(['FAILED', 'NOT_ALLOWED', 'REMOVED']);

export function healthOf(account: Account): Health {
  if (account.desiredState === 'STOPPED' || account.desiredState === 'REMOVED') return 'stopped';
  if (
    CONTAINER_NEEDS_ATTENTION.has(account.containerState) ||
    BROKER_NEEDS_ATTENTION.has(account.brokerState) ||
    EXPERT_NEEDS_ATTENTION.has(account.expertState)
  ) {
    return 'needsAttention';
  }
  if (isAlive(account)) return 'alive';
  const tones = tonesOf(account);
  return tones.includes('failed') || tones.includes('degraded') ? 'recovering' : 'starting';
}

/** An external Expert Advisor may never report its broker: its heartbeat is enough. */
function isAlive(account: Account): boolean {
  const { platform, brokerState, expertState } = account;
  if (platform === 'EXTERNAL') {
    return expertState === 'ALIVE' && (brokerState === 'AUTHORIZED' || brokerState === 'UNKNOWN');
  }
  return tonesOf(account).every((tone) => tone === 'alive');
}

function tonesOf(account: Account): Tone[] {
  return namedStates(account).map(({ state }) => state.tone);
}

/** Whether it trades by a MetaTrader terminal, here or elsewhere. */
function hasTerminal({ platform }: Account): boolean {
  return platform === 'MT5' || platform === 'EXTERNAL';
}

interface FleetSummary {
  tone: 'alive' | 'starting' | 'degraded' | 'failed' | 'stopped';
  sentence: string;
  needAttention: Account[];
}

/** One sentence on the state of the fleet, and the accounts that need attention. */
export function fleetSummary(accounts: Account[]): FleetSummary {
  const healths = accounts.map(healthOf);
  const of = (wanted: Health): number => healths.filter((health) => health === wanted).length;
  const wanted = accounts.length - of('stopped');
  const needAttention = accounts.filter((_, index) => healths[index] === 'needsAttention');
  const one = accounts.every(hasTerminal) ? 'terminal' : 'account';
  const parts = [
    wanted === 0 ? `All ${count(accounts.length, one)} stopped` : `${of('alive')} of ${count(wanted, one)} alive`,
    ...(needAttention.length > 0
      ? [`${needAttention.length} ${needAttention.length === 1 ? 'needs' : 'need'} you`]
      : []),
    ...(of('recovering') > 0 ? [`${of('recovering')} recovering`] : []),
    ...(of('starting') > 0 ? [`${of('starting')} starting`] : []),
    ...(of('stopped') > 0 && wanted > 0 ? [`${of('stopped')} stopped`] : []),
  ];
  return { tone: toneOf(of, wanted), sentence: parts.join(', '), needAttention };
}

function toneOf(of: (health: Health) => number, wanted: number): FleetSummary['tone'] {
  if (of('needsAttention') > 0) return 'failed';
  if (of('recovering') > 0) return 'degraded';
  if (of('starting') > 0) return 'starting';
  return wanted === 0 ? 'stopped' : 'alive';
}
