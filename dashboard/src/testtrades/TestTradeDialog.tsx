import { Button, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { change } from '../api/http';
import { keys } from '../api/keys';
import type { MasterTrade } from '../api/preview';
import { useAccounts, useMasters } from '../api/queries';
import type { Account } from '../api/types';
import { count } from '../format/numbers';
import { namesOf, type Names } from '../subscriptions/names';
import { DecimalInput } from '../ui/DecimalInput';
import formClasses from '../ui/Form.module.css';
import { FormError } from '../ui/FormError';
import { useApiForm } from '../ui/useApiForm';
import { FollowersChoice, NobodyFollows, useFollowersOf } from './Followers';
import classes from './TestTrades.module.css';

const INITIAL = { symbol: '', side: 'BUY', lots: '', price: '', followers: [] as string[] };
type Values = typeof INITIAL;

/** Asks for a trade and its followers, then for a confirmation: real orders are placed. */
export function TestTradeDialog({ master, opened, close }: { master: Account; opened: boolean; close: () => void }) {
  return (
    <Modal opened={opened} onClose={close} title={`Send a test trade from ${master.name}`}>
      <TestTrade master={master} close={close} />
    </Modal>
  );
}

/** Begins anew with each opening of the dialog, which keeps nothing of what was closed. */
function TestTrade({ master, close }: { master: Account; close: () => void }) {
  const cache = useQueryClient();
  const [confirming, setConfirming] = useState(false);
  const names = namesOf(useAccounts().data ?? [], useMasters().data ?? []);
  const followers = useFollowersOf(master);
  const { form, busy, error, submit } = useApiForm(
    {
      initialValues: INITIAL,
      validate: {
        symbol: (symbol) => (symbol.trim() === '' ? 'Enter a symbol as the master names it' : null),
        lots: (lots) => (Number(lots) > 0 ? null : 'Enter a volume above 0'),
        price: (price) => (price === '' || Number(price) > 0 ? null : 'Enter a price above 0, or nothing'),
        followers: (chosen) => (chosen.length === 0 ? 'Choose at least one follower' : null),
      },
    },
    async (values) => {
      if (!confirming) {
        setConfirming(true);
        return;
      }
      // What the server finds wrong is shown at the fields.
      setConfirming(false);
      await change<MasterTrade>('POST', `/accounts/${master.id}/test-trades`, requestOf(values));
      await cache.invalidateQueries({ queryKey: keys.testTrades(master.id) });
      close();
    },
  );
  const { values } = form;
  const many = count(values.followers.length, 'follower');

  if (followers?.length === 0) return <NobodyFollows master={master} />;
  return (
    <form className={formClasses.plain} onSubmit={submit} noValidate>
      {confirming ? (
        <Confirmation values={values} names={names} />
      ) : (
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
          <FollowersChoice followers={followers ?? []} names={names} input={form.getInputProps('followers')} />
        </>
      )}
      <FormError text={error} />
      <div className={formClasses.decide}>
        <Button variant="default" onClick={confirming ? () => setConfirming(false) : close}>
          {confirming ? 'Back' : 'Cancel'}
        </Button>
        <Button type="submit" loading={busy}>
          {confirming ? `Place orders at ${many}` : 'Continue'}
        </Button>
      </div>
    </form>
  );
}

function Confirmation({ values, names }: { values: Values; names: Names }) {
  const side = values.side === 'BUY' ? 'Buy' : 'Sell';
  return (
    <>
      <p className={classes.warning}>
        <strong>Real orders are placed.</strong> {side} {values.lots} {values.symbol} goes to{' '}
        {values.followers.map((id) => names.of(Number(id))).join(', ')}, sized and limited as their subscriptions say.
      </p>
      <p>It is marked as a test, nobody else gets it, and it stays open until you close it.</p>
    </>
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
