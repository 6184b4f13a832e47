import { SegmentedControl, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { change } from '../api/http';
import { keys } from '../api/keys';
import type { MasterTrade } from '../api/preview';
import type { Account } from '../api/types';
import { DecimalInput } from '../ui/DecimalInput';
import formClasses from '../ui/Form.module.css';
import { OrderDialog } from './OrderDialog';

const INITIAL = { symbol: '', side: 'BUY', lots: '', price: '', followers: [] as string[] };
type Values = typeof INITIAL;

export function TestTradeDialog({ master, opened, close }: { master: Account; opened: boolean; close: () => void }) {
  const cache = useQueryClient();
  return (
    <OrderDialog
      title={`Send a test trade from ${master.name}`}
      opened={opened}
      close={close}
      master={master}
      initialValues={INITIAL}
      validate={({ symbol, lots, price }) => ({
        symbol: symbol.trim() === '' ? 'Enter a symbol as the master names it' : null,
        lots: Number(lots) > 0 ? null : 'Enter a volume above 0',
        price: price === '' || Number(price) > 0 ? null : 'Enter a price above 0, or nothing',
      })}
      fields={(form) => (
        <>
          <TextInput label="Symbol" data-autofocus {...form.getInputProps('symbol')} />
          <SegmentedControl
            fullWidth
            aria-label="Side"
            data={[
              { value: 'BUY', label: 'Buy' },
              { value: 'SELL', label: 'Sell' },
            ]}
            {...form.getInputProps('side')}
          />
          <div className={formClasses.pair}>
            <DecimalInput label="Lots of the master" {...form.getInputProps('lots')} />
            <DecimalInput label="Price" placeholder="Optional" {...form.getInputProps('price')} />
          </div>
        </>
      )}
      warning={({ side, lots, symbol }, followers) =>
        `${side === 'BUY' ? 'Buy' : 'Sell'} ${lots} ${symbol} goes to ${followers}`
      }
      notice={() => 'It is marked as a test, nobody else gets it, and it stays open until you close it.'}
      send={async (values) => {
        await change<MasterTrade>('POST', `/accounts/${master.id}/test-trades`, requestOf(values));
        await cache.invalidateQueries({ queryKey: keys.testTrades(master.id) });
      }}
    />
  );
}

function requestOf({ symbol, side, lots, price, followers }: Values) {
  return {
    symbol: symbol.trim(),
    side,
    lots,
    ...(price === '' ? {} : { price }),
    followers: followers.map(Number),
  };
}
