import { Button, Modal, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { change } from '../api/http';
import { keys } from '../api/keys';
import { useAccounts, useMasters } from '../api/queries';
import type { Simulation } from '../api/simulations';
import type { Account } from '../api/types';
import { count } from '../format/numbers';
import { namesOf, type Names } from '../subscriptions/names';
import { DecimalInput } from '../ui/DecimalInput';
import formClasses from '../ui/Form.module.css';
import { FormError } from '../ui/FormError';
import { useApiForm } from '../ui/useApiForm';
import { FollowersChoice, NobodyFollows, useFollowersOf } from './Followers';
import classes from './TestTrades.module.css';

const INITIAL = {
  symbols: '',
  lots: '',
  everySeconds: '30',
  holdSeconds: '20',
  minutes: '60',
  followers: [] as string[],
};
type Values = typeof INITIAL;

const DAY_S = 86_400;
const DAY_MIN = 1_440;

/** Asks for what is traded and for whom, then for a confirmation: real orders are placed. */
export function SimulationDialog({ master, opened, close }: { master: Account; opened: boolean; close: () => void }) {
  return (
    <Modal opened={opened} onClose={close} title={`Simulate trades of ${master.name}`}>
      <SimulationForm master={master} close={close} />
    </Modal>
  );
}

/** Begins anew with each opening of the dialog, which keeps nothing of what was closed. */
function SimulationForm({ master, close }: { master: Account; close: () => void }) {
  const cache = useQueryClient();
  const [confirming, setConfirming] = useState(false);
  const names = namesOf(useAccounts().data ?? [], useMasters().data ?? []);
  const followers = useFollowersOf(master);
  const { form, busy, error, submit } = useApiForm(
    {
      initialValues: INITIAL,
      validate: {
        symbols: (text) => (symbolsOf(text).length === 0 ? 'Enter symbols as the master names them' : null),
        lots: (lots) => (Number(lots) > 0 ? null : 'Enter a volume above 0'),
        everySeconds: within(DAY_S),
        holdSeconds: within(DAY_S),
        minutes: within(DAY_MIN),
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
      await change<Simulation>('PUT', `/accounts/${master.id}/simulation`, requestOf(values));
      await cache.invalidateQueries({ queryKey: keys.simulation(master.id) });
      close();
    },
  );
  const { values } = form;

  if (followers?.length === 0) return <NobodyFollows master={master} />;
  return (
    <form className={formClasses.plain} onSubmit={submit} noValidate>
      {confirming ? (
        <Confirmation values={values} names={names} />
      ) : (
        <>
          <TextInput label="Symbols" placeholder="EURUSD, XAUUSD" data-autofocus {...form.getInputProps('symbols')} />
          <div className={formClasses.pair}>
            <DecimalInput label="Lots of the master" {...form.getInputProps('lots')} />
            <DecimalInput label="Ends after" suffix=" min" {...form.getInputProps('minutes')} />
          </div>
          <div className={formClasses.pair}>
            <DecimalInput label="Opens every" suffix=" s" {...form.getInputProps('everySeconds')} />
            <DecimalInput label="Holds for" suffix=" s" {...form.getInputProps('holdSeconds')} />
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
          {confirming ? `Place orders at ${count(values.followers.length, 'follower')}` : 'Continue'}
        </Button>
      </div>
    </form>
  );
}

function Confirmation({ values, names }: { values: Values; names: Names }) {
  return (
    <>
      <p className={classes.warning}>
        <strong>Real orders are placed.</strong> Every {values.everySeconds} s, {values.lots} lots of{' '}
        {symbolsOf(values.symbols).join(' or ')} are bought or sold for{' '}
        {values.followers.map((id) => names.of(Number(id))).join(', ')}, sized and limited as their subscriptions say.
      </p>
      <p>
        Each trade is marked as a test and closed after {values.holdSeconds} s. It all ends after {values.minutes} min,
        or when you end it.
      </p>
    </>
  );
}

function symbolsOf(text: string): string[] {
  return text.split(/[\s,;]+/).filter((symbol) => symbol !== '');
}

function within(most: number) {
  return (text: string) => {
    const number = Number(text);
    return Number.isInteger(number) && number >= 1 && number <= most ? null : `Enter a whole number from 1 to ${most}`;
  };
}

function requestOf({ symbols, lots, everySeconds, holdSeconds, minutes, followers }: Values) {
  return {
    symbols: symbolsOf(symbols),
    lots,
    everySeconds: Number(everySeconds),
    holdSeconds: Number(holdSeconds),
    minutes: Number(minutes),
    followers: followers.map(Number),
  };
}
