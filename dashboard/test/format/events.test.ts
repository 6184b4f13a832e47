import { describe, expect, it } from 'vitest';
import type { AccountEvent } from '../../src/api/types';
import { eventSubject, eventText } from '../../src/format/events';

const event = (kind: string, text: string): AccountEvent => ({
  id: 1,
  at: '2026-11-20T12:00:00Z',
  kind: kind as AccountEvent['kind'],
  text,
});

describe('the events of a terminal', () => {
  it.each([
    ['CONTAINER', 'LOST', 'Container', 'Host unreachable'],
    ['CONTAINER', 'QUARANTINED: exit code 1: no display', 'Container', 'Quarantined: exit code 1: no display'],
    ['BROKER', 'REJECTED: Invalid account', 'Broker', 'Rejected: Invalid account'],
    ['EXPERT', 'SILENT', 'Expert', 'Silent'],
    ['PERSON', 'anna@example.com asked for a stop', 'User', 'anna@example.com asked for a stop'],
    ['PERSON', 'anna@example.com claimed this installation as MOVED', 'User', /as the moved original$/],
  ])('say %s %s in plain words', (kind, text, subject, words) => {
    expect(eventSubject(event(kind, text))).toBe(subject);
    expect(eventText(event(kind, text))).toMatch(words);
  });

  it('of a newer server are shown as they came', () => {
    expect(eventSubject(event('NETWORK', 'UNREACHABLE'))).toBe('Other');
    expect(eventText(event('BROKER', 'PAUSED: holiday'))).toBe('PAUSED: holiday');
    expect(eventText(event('BROKER', 'constructor'))).toBe('constructor');
  });
});
