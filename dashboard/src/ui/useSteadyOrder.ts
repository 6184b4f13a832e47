import { useState } from 'react';

interface Steady<R> {
  ordered: R[];
  /** How many rows are kept back until the pointer leaves. */
  held: number;
}

/**
 * While the pointer is over the table, rows keep the places they had when it came: values change in place, those that
 * vanish leave, and new ones wait.
 */
export function useSteadyOrder<R extends { id: string }>(rows: R[], hold: boolean): Steady<R> {
  const [frozen, setFrozen] = useState<string[]>();

  if (hold && frozen === undefined) setFrozen(rows.map((row) => row.id));
  if (!hold && frozen !== undefined) setFrozen(undefined);
  if (!hold || frozen === undefined) return { ordered: rows, held: 0 };

  const byId = new Map(rows.map((row) => [row.id, row]));
  const ordered = frozen.flatMap((id) => byId.get(id) ?? []);
  return { ordered, held: rows.length - ordered.length };
}
