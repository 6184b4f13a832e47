import type { Account, Master } from '../api/types';

export interface Names {
  of: (id: number) => string;
  /** Whether the user may open the account. */
  opens: (id: number) => boolean;
  isSimulated: (id: number) => boolean;
}

/** Names of accounts: one's own, and those of other people's masters. */
export function namesOf(accounts: Account[], masters: Master[]): Names {
  const own = new Map(accounts.map(({ id, name }) => [id, name]));
  const known = new Map(masters.map(({ id, name }) => [id, name]));
  const simulated = new Set(masters.filter((master) => master.simulated).map(({ id }) => id));
  return {
    of: (id) => own.get(id) ?? known.get(id) ?? `Account ${id}`,
    opens: (id) => own.has(id),
    isSimulated: (id) => simulated.has(id),
  };
}
