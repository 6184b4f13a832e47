import type { AccountEvent, EventKind, InstallationClaim } from '../api/types';
import { brokerStates, containerStates, expertStates } from './states';

interface Kind {
  word: string;
  /** The words of the codes with which an event's text begins or ends. */
  codes: Record<string, string>;
}

const claims: Record<InstallationClaim, string> = { MOVED: 'the moved original', COPY: 'a copy' };

const kinds: Record<EventKind, Kind> = {
  CONTAINER: { word: 'Container', codes: wordsOf(containerStates) },
  BROKER: { word: 'Broker', codes: wordsOf(brokerStates) },
  EXPERT: { word: 'Expert', codes: wordsOf(expertStates) },
  PERSON: { word: 'User', codes: claims },
};

function wordsOf(states: Record<string, { word: string }>): Record<string, string> {
  return Object.fromEntries(Object.entries(states).map(([code, { word }]) => [code, word]));
}

/** What the event is about. A newer server may send a kind that this page does not have. */
export function eventSubject(event: AccountEvent): string {
  return kindOf(event)?.word ?? 'Other';
}

const CODE = /^[A-Z_]+(?=:|$)|(?<= as )[A-Z_]+$/;

/** What happened, with the same words for states as everywhere. */
export function eventText(event: AccountEvent): string {
  const codes = new Map(Object.entries(kindOf(event)?.codes ?? {}));
  return event.text.replace(CODE, (code) => codes.get(code) ?? code);
}

function kindOf({ kind }: AccountEvent): Kind | undefined {
  return (kinds as Partial<typeof kinds>)[kind];
}
