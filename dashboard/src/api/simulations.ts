import { useQuery } from '@tanstack/react-query';
import { get } from './http';
import { keys } from './keys';

const SIMULATION_MS = 5_000;

/** A master that trades by itself for a while. */
export interface Simulation {
  running: boolean;
  symbols: string[];
  lots: string;
  everySeconds: number;
  holdSeconds: number;
  followers: number[];
  trades: number;
  startedAt: string;
  endsAt: string;
  endedAt: string | null;
}

/** The simulation that runs or ran last; null if none ever did. */
export function useSimulation(master: number) {
  return useQuery({
    queryKey: keys.simulation(master),
    queryFn: async ({ signal }) => {
      const last = await get<{ simulation: Simulation | null }>(`/accounts/${master}/simulation`, signal);
      return last.simulation;
    },
    refetchInterval: SIMULATION_MS,
  });
}
