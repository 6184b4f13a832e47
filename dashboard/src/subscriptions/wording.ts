import type { Master } from '../api/types';

/** The name of a master in a choice: a simulated one is marked. */
export function masterLabel({ name, simulated }: Master): string {
  return simulated ? `${name} (simulated)` : name;
}
