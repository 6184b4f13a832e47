import type { Account, AccountEvent } from '../../src/api/types';

/** Newest first. */
export function events({ createdAt: at }: Account): AccountEvent[] {
  return [
    { id: 5, at, kind: 'EXPERT', text: 'NOT_ALLOWED: algo trading is off' },
    { id: 4, at, kind: 'PERSON', text: 'admin@localhost asked for a restart' },
    { id: 3, at, kind: 'BROKER', text: 'DISCONNECTED: connection lost' },
    { id: 2, at, kind: 'CONTAINER', text: 'BACKING_OFF: exit code 137' },
    { id: 1, at, kind: 'CONTAINER', text: 'RUNNING' },
  ];
}

export function journal(account: Account) {
  const texts = [
    ['Terminal', 'TermFleet Terminal build 100 started'],
    ['Network', `'${account.login ?? ''}': authorized on ${account.server ?? ''} through Access Point 1`],
    ['Network', 'trading has been enabled - hedging mode'],
    ['Experts', 'expert TermFleetFollower (EURUSD,M1) loaded successfully'],
    ['Trades', `'${account.login ?? ''}': market buy 0.20 EURUSD sl: 1.08210 tp: 1.08910`],
    ['Trades', `'${account.login ?? ''}': deal #41 buy 0.20 EURUSD at 1.08424 done (based on order #41)`],
  ];
  return Array.from({ length: 24 }, (_, index) => {
    const [source = '', text = ''] = texts[index % texts.length] ?? [];
    return { at: new Date(Date.now() - (24 - index) * 2_500).toISOString(), source, text };
  });
}
