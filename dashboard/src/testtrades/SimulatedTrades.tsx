import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { Play } from 'lucide-react';
import { change } from '../api/http';
import { keys } from '../api/keys';
import { useSimulation, type Simulation } from '../api/simulations';
import type { Account } from '../api/types';
import { count } from '../format/numbers';
import { toTheMinute } from '../format/time';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { SimulationDialog } from './SimulationDialog';
import classes from './TestTrades.module.css';

/** Has a master trade by itself for a while, and shows what it does. */
export function SimulatedTrades({ master }: { master: Account }) {
  const [starting, start] = useDisclosure();
  const [ending, end] = useDisclosure();
  const simulation = useSimulation(master.id).data;
  const cache = useQueryClient();
  const runs = simulation?.running === true;
  return (
    <div className={classes.head}>
      <div>
        <h3>Simulated trades</h3>
        <p className="tf-muted">
          {simulation === undefined || simulation === null
            ? 'Let this master trade by itself for a while, as a test.'
            : stateOf(simulation)}
        </p>
      </div>
      <Button
        variant="default"
        onClick={runs ? end.open : start.open}
        leftSection={runs || <Play size={16} aria-hidden />}
      >
        {runs ? 'End simulated trades' : 'Start simulated trades'}
      </Button>
      <SimulationDialog master={master} opened={starting} close={start.close} />
      <ConfirmDialog
        opened={ending}
        close={end.close}
        title="End the simulated trades"
        verb="End and close"
        act={async () => {
          await change('DELETE', `/accounts/${master.id}/simulation`);
          await cache.invalidateQueries({ queryKey: keys.simulation(master.id) });
        }}
      >
        <p>What is open is closed at {count(simulation?.followers.length ?? 0, 'follower')}, at the market.</p>
      </ConfirmDialog>
    </div>
  );
}

function stateOf({
  running,
  symbols,
  lots,
  everySeconds,
  holdSeconds,
  followers,
  trades,
  endsAt,
  endedAt,
}: Simulation) {
  const so = `${count(trades, 'trade')} so far`;
  return running
    ? `Trades ${lots} lots of ${symbols.join(', ')} every ${everySeconds} s for ${count(followers.length, 'follower')}` +
        ` and holds each for ${holdSeconds} s. ${so}; ends ${toTheMinute(endsAt)}.`
    : `Ended ${toTheMinute(endedAt ?? endsAt)} after ${count(trades, 'trade')}.`;
}
