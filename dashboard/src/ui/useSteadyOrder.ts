import { useState } from 'react';

interface Steady<R> {
  ordered: R[];
  /** The number of new rows that are withheld until the pointer leaves. */
  held: number;
}

/**
 * While the pointer is over the table, rows keep their order: values change in place, removed rows disappear, and new
 * rows are withheld. A change of sorting or filter applies immediately.
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
