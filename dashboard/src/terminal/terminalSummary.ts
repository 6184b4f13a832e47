import type { Account } from '../api/types';
import { statesOf, type Tone } from '../format/states';
import type { Health } from '../fleet/fleetSummary';

/** One sentence on the state of a terminal. */
export function terminalSummary(account: Account, health: Health): { tone: Tone; sentence: string } {
  const { container, broker, expert } = statesOf(account);
  const name = account.name;
  const unwell = [container, broker, expert].find(({ tone }) => tone === 'failed' || tone === 'degraded');
  switch (health) {
    case 'alive':
      return { tone: 'alive', sentence: `${name} is alive` };
    case 'stopped':
      return {
        tone: 'stopped',
        sentence: account.desiredState === 'REMOVED' ? `${name} is being removed` : `${name} is stopped`,
      };
    case 'needsAttention':
      return {
        tone: 'failed',
        sentence: `${name} needs you: ${account.reason ?? unwell?.meaning ?? 'see its states'}`,
      };
    case 'recovering':
      return {
        tone: 'degraded',
        sentence: `${name} is recovering: ${account.reason ?? unwell?.meaning ?? 'see its states'}`,
      };
    case 'starting':
      return { tone: 'starting', sentence: `${name} is starting: ${step(account)}` };
  }
}

/** The current step of the start. */
function step(account: Account): string {
  if (account.containerState === null) return 'the Expert Advisor has not connected yet';
  if (account.containerState !== 'RUNNING') return 'starting the container';
  return account.brokerState === 'AUTHORIZED' ? 'loading the Expert Advisor' : 'signing in at the broker';
}
