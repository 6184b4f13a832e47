import type { Account } from '../api/types';
import { namedStates, type Tone } from '../format/states';
import type { Health } from '../fleet/fleetSummary';

interface TerminalSummary {
  tone: Tone;
  /** On the state of the terminal, with the first sentence of its reason. */
  sentence: string;
  /** The further sentences of the reason. */
  more?: string;
}

export function terminalSummary(account: Account, health: Health): TerminalSummary {
  const name = account.name;
  const unwell = namedStates(account)
    .map(({ state }) => state)
    .find(({ tone }) => tone === 'failed' || tone === 'degraded');
  switch (health) {
    case 'alive':
      return { tone: 'alive', sentence: `${name} ${well(account)}` };
    case 'stopped':
      return {
        tone: 'stopped',
        sentence: account.desiredState === 'REMOVED' ? `${name} is being removed` : `${name} is stopped`,
      };
    case 'needsAttention':
      return { tone: 'failed', ...because(`${name} needs you`, account.reason ?? unwell?.meaning) };
    case 'recovering':
      return { tone: 'degraded', ...because(`${name} is recovering`, account.reason ?? unwell?.meaning) };
    case 'starting':
      return { tone: 'starting', sentence: `${name} is starting: ${step(account)}` };
  }
}

function because(state: string, reason = 'see its states'): Omit<TerminalSummary, 'tone'> {
  const end = reason.indexOf('. ');
  return end < 0
    ? { sentence: `${state}: ${reason}` }
    : { sentence: `${state}: ${reason.slice(0, end)}`, more: reason.slice(end + 2) };
}

function well({ platform, role }: Account): string {
  if (platform === 'MATCH_TRADER') return 'is signed in at its broker';
  return platform === 'TRADINGVIEW' || (platform === 'HTTP' && role === 'MASTER') ? 'is ready for signals' : 'is alive';
}

/** The current step of the start. */
function step(account: Account): string {
  if (account.platform === 'MATCH_TRADER') return 'signing in at the broker';
  if (account.platform === 'HTTP') return 'its Expert Advisor has not asked for orders yet';
  if (account.containerState === null) return 'the Expert Advisor has not connected yet';
  if (account.containerState !== 'RUNNING') return 'starting the container';
  return account.brokerState === 'AUTHORIZED' ? 'loading the Expert Advisor' : 'signing in at the broker';
}
