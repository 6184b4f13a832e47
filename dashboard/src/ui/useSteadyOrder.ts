import { useState } from 'react';

interface Steady<R> {
  ordered: R[];
  /** How many rows are kept back until the pointer leaves. */
  held: number;
}

/**
 * While the pointer is over the table, rows keep the places they had when it came: values change in place, those that
 * vanish leave, and new ones wait. What the person asks for meanwhile, another order or filter, is done at once.
 */
export function useSteadyOrder<R extends { id: string }>(rows: R[], hold: boolean, asked: string): Steady<R> {
  const [frozen, setFrozen] = useState<{ asked: string; ids: string[] }>();

  if (hold && frozen?.asked !== asked) setFrozen({ asked, ids: rows.map((row) => row.id) });
  if (!hold && frozen !== undefined) setFrozen(undefined);
  if (!hold || frozen?.asked !== asked) return { ordered: rows, held: 0 };

  const byId = new Map(rows.map((row) => [row.id, row]));
  const ordered = frozen.ids.flatMap((id) => byId.get(id) ?? []);
  return { ordered, held: rows.length - ordered.length };
}
