import { describe, expect, it } from 'vitest';
import { account, fleet } from '../dev/mock/fleets';
import { fleetSummary, healthOf } from '../src/fleet/fleetSummary';
import { isStale } from '../src/fleet/staleAfter';
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
    const external = { containerState: null, desiredState: null, brokerState: 'UNKNOWN' } as const;
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

  it('names the current step of a start', () => {
    const starting = account(1, { name: 'Anna', brokerState: 'CONNECTING', expertState: 'NONE' });
    expect(terminalSummary(starting, healthOf(starting)).sentence).toBe('Anna is starting: signing in at the broker');
  });
});

describe('values of an account', () => {
  it('are old after three heartbeats', () => {
    const now = Date.parse('2026-11-20T12:00:10Z');
    expect(isStale('2026-11-20T12:00:04Z', now)).toBe(false);
    expect(isStale('2026-11-20T12:00:02.900Z', now)).toBe(true);
    expect(isStale(null, now)).toBe(true);
  });
});
