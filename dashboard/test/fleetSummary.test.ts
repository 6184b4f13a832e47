import { describe, expect, it } from 'vitest';
import { account, fleet } from '../dev/mock/fleets';
import type { Account } from '../src/api/types';
import { fleetSummary, healthOf } from '../src/fleet/fleetSummary';
import { isStale } from '../src/fleet/staleAfter';
import { namedStates } from '../src/format/states';
import { terminalSummary } from '../src/terminal/terminalSummary';

describe('health of a terminal', () => {
  it('is alive when all three states are', () => {
    expect(healthOf(account(1))).toBe('alive');
  });

  it.each([
    [{ brokerState: 'REJECTED' }, 'needsAttention'],
    [{ brokerState: 'INVESTOR' }, 'needsAttention'],
    [{ expertState: 'NOT_ALLOWED' }, 'needsAttention'],
    [{ containerState: 'QUARANTINED' }, 'needsAttention'],
    [{ containerState: 'LOST' }, 'needsAttention'],
    [{ containerState: 'CRASHED' }, 'recovering'],
    [{ expertState: 'SILENT' }, 'recovering'],
    [{ brokerState: 'DISCONNECTED' }, 'recovering'],
    [{ containerState: 'STARTING', brokerState: 'UNKNOWN', expertState: 'NONE' }, 'starting'],
    [{ desiredState: 'STOPPED', containerState: 'STOPPED', expertState: 'NONE' }, 'stopped'],
  ] as const)('%o: %s', (change, expected) => {
    expect(healthOf(account(1, change))).toBe(expected);
  });

  it('counts what a person stopped as stopped, whatever else is wrong with it', () => {
    expect(healthOf(account(1, { desiredState: 'STOPPED', brokerState: 'REJECTED' }))).toBe('stopped');
  });

  it('needs no container and no word of the broker for an EA from outside', () => {
    const external = {
      platform: 'EXTERNAL',
      containerState: null,
      desiredState: null,
      brokerState: 'UNKNOWN',
    } as const;
    expect(healthOf(account(1, external))).toBe('alive');
  });
});

describe('the answer of the fleet', () => {
  it('says that all are alive', () => {
    expect(fleetSummary(fleet('three'))).toMatchObject({
      tone: 'alive',
      sentence: '3 of 3 terminals alive',
      needAttention: [],
    });
  });

  it('lists those that need a person', () => {
    const summary = fleetSummary(fleet('failing'));
    expect(summary.sentence).toBe('4 of 8 terminals alive, 2 need you, 1 recovering, 1 starting, 1 stopped');
    expect(summary.needAttention.map(({ id }) => id)).toEqual([4, 5]);
  });

  it('speaks of one in the singular', () => {
    expect(fleetSummary([account(1, { brokerState: 'REJECTED' })]).sentence).toBe('0 of 1 terminal alive, 1 needs you');
  });

  it('does not call a fleet that was stopped dead', () => {
    expect(fleetSummary([account(1, { desiredState: 'STOPPED' })])).toMatchObject({
      tone: 'stopped',
      sentence: 'All 1 terminal stopped',
    });
  });
});

describe('the summary of a terminal', () => {
  it('gives the server’s reason', () => {
    const rejected = account(1, { name: 'Anna', brokerState: 'REJECTED', reason: 'Invalid account' });
    expect(terminalSummary(rejected, healthOf(rejected)).sentence).toBe('Anna needs you: Invalid account');
  });

  it('keeps only the first sentence of a long reason in the headline', () => {
    const reason = 'The broker refused the sign-in. It is tried again at 21:54 UTC.';
    const rejected = account(1, { name: 'Anna', brokerState: 'REJECTED', reason });
    expect(terminalSummary(rejected, healthOf(rejected))).toMatchObject({
      sentence: 'Anna needs you: The broker refused the sign-in',
      more: 'It is tried again at 21:54 UTC.',
    });
  });

  it('names the current step of a start', () => {
    const starting = account(1, { name: 'Anna', brokerState: 'CONNECTING', expertState: 'NONE' });
    expect(terminalSummary(starting, healthOf(starting)).sentence).toBe('Anna is starting: signing in at the broker');
  });
});

describe('an account without a terminal', () => {
  const at = (id: number) => {
    const found = fleet('platforms').find((one) => one.id === id) ?? account(0);
    return { health: healthOf(found), sentence: terminalSummary(found, healthOf(found)).sentence };
  };

  it('is well when the server is signed in at its broker', () => {
    expect(at(4)).toEqual({ health: 'alive', sentence: 'At Match-Trader is signed in at its broker' });
  });

  it('needs a person when the broker refuses it', () => {
    expect(at(5).health).toBe('needsAttention');
    expect(at(5).sentence).toContain('check login, password');
  });

  it('is ready for signals at once', () => {
    expect(at(6)).toEqual({ health: 'alive', sentence: 'Signals over HTTP is ready for signals' });
    expect(at(8).health).toBe('alive');
  });

  it('waits for an expert that asks for orders', () => {
    expect(at(7).sentence).toBe('Polling, not seen yet is starting: its Expert Advisor has not asked for orders yet');
  });

  it('has only the states of its platform', () => {
    const found = fleet('platforms');
    expect(found.map((one) => namedStates(one).map(({ of }) => of)).slice(2)).toEqual([
      ['Container', 'Broker', 'Expert'],
      ['Broker'],
      ['Broker'],
      ['Signals'],
      ['Expert'],
      ['Signals'],
    ]);
  });

  it('is counted as an account', () => {
    expect(fleetSummary(fleet('platforms')).sentence).toBe('6 of 8 accounts alive, 1 needs you, 1 starting');
  });
});

describe('values of an account', () => {
  const now = Date.parse('2026-11-20T12:00:40Z');
  const reported = (lastHeartbeatAt: string | null, platform: Account['platform'] = 'MT5') =>
    isStale(account(1, { lastHeartbeatAt, platform }), now);

  it('are old after three heartbeats', () => {
    expect(reported('2026-11-20T12:00:34Z')).toBe(false);
    expect(reported('2026-11-20T12:00:32.900Z')).toBe(true);
    expect(reported(null)).toBe(true);
  });

  it('that the server reads itself are old after three readings', () => {
    expect(reported('2026-11-20T12:00:10Z', 'MATCH_TRADER')).toBe(false);
    expect(reported('2026-11-20T12:00:08Z', 'MATCH_TRADER')).toBe(true);
  });
});
