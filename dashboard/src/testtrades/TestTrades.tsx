import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import { change } from '../api/http';
import { keys } from '../api/keys';
import type { MasterTrade } from '../api/preview';
import { useAccounts, useMasters } from '../api/queries';
import { useTestTrades } from '../api/testTrades';
import type { Account } from '../api/types';
import { TestMark } from '../copies/TestMark';
import { Traded } from '../copies/Traded';
import { count } from '../format/numbers';
import { namesOf } from '../subscriptions/names';
import { Age } from '../ui/Age';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { SimpleTable } from '../ui/SimpleTable';
import { SimulatedTrades } from './SimulatedTrades';
import { TestTradeDialog } from './TestTradeDialog';
import classes from './TestTrades.module.css';

/** Sends test trades of a master to chosen followers, shows those that are open, and closes them. */
export function TestTrades({ master }: { master: Account }) {
  const [opened, { open, close }] = useDisclosure();
  const [closing, setClosing] = useState<MasterTrade>();
  const trades = useTestTrades(master.id).data ?? [];
  const names = namesOf(useAccounts().data ?? [], useMasters().data ?? []);
  const cache = useQueryClient();
  return (
    <section className={classes.panel} aria-label="Test trades">
      <div className={classes.head}>
        <div>
          <h2>Test trades</h2>
          <p className="tf-muted">Try the way to chosen followers. The orders are real.</p>
        </div>
        <Button variant="default" onClick={open} leftSection={<FlaskConical size={16} aria-hidden />}>
          Send a test trade
        </Button>
      </div>
      {trades.length > 0 && (
        <SimpleTable name="Open test trades" head={['Trade', 'For', 'Copies', 'Sent', '']}>
          {trades.map((trade) => (
            <tr key={trade.id}>
              <td>
                <span className={classes.traded}>
                  <Traded type={trade.type} volume={trade.volume} symbol={trade.symbol} />
                  <TestMark />
                </span>
              </td>
              <td data-label="For">{(trade.audience ?? []).map(names.of).join(', ')}</td>
              <td data-label="Copies">{copiesOf(trade)}</td>
              <td className="tf-muted" data-label="Sent">
                <Age at={trade.receivedAt} suffix=" ago" />
              </td>
              <td>
                <Button variant="subtle" size="compact-sm" onClick={() => setClosing(trade)}>
                  Close
                </Button>
              </td>
            </tr>
          ))}
        </SimpleTable>
      )}
      <SimulatedTrades master={master} />
      <TestTradeDialog master={master} opened={opened} close={close} />
      <ConfirmDialog
        opened={closing !== undefined}
        close={() => setClosing(undefined)}
        title={`Close the test trade ${closing?.symbol ?? ''}`}
        verb="Close test trade"
        act={async () => {
          if (closing !== undefined) await change('DELETE', `/accounts/${master.id}/test-trades/${closing.id}`);
          await cache.invalidateQueries({ queryKey: keys.testTrades(master.id) });
        }}
      >
        <p>Its copies are closed at {count(closing?.audience?.length ?? 0, 'follower')}, at the market.</p>
      </ConfirmDialog>
    </section>
  );
}

function copiesOf({ pairs }: MasterTrade): string {
  const parts = [
    ...(pairs.open > 0 ? [`${pairs.open} open`] : []),
    ...(pairs.pending > 0 ? [`${pairs.pending} pending`] : []),
    ...(pairs.closed > 0 ? [`${pairs.closed} closed`] : []),
    ...(pairs.skipped > 0 ? [`${pairs.skipped} skipped`] : []),
    ...(pairs.failed > 0 ? [`${pairs.failed} failed`] : []),
  ];
  return parts.length === 0 ? 'None yet' : parts.join(', ');
}
