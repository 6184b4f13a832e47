import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { change } from '../api/http';
import { keys } from '../api/keys';
import type { Simulation } from '../api/simulations';
import type { Account } from '../api/types';
import { DecimalInput } from '../ui/DecimalInput';
import formClasses from '../ui/Form.module.css';
import { OrderDialog } from './OrderDialog';

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

export function SimulationDialog({ master, opened, close }: { master: Account; opened: boolean; close: () => void }) {
  const cache = useQueryClient();
  return (
    <OrderDialog
      title={`Simulate trades of ${master.name}`}
      opened={opened}
      close={close}
      master={master}
      initialValues={INITIAL}
      validate={({ symbols, lots, everySeconds, holdSeconds, minutes }) => ({
        symbols: symbolsOf(symbols).length === 0 ? 'Enter symbols as the master names them' : null,
        lots: Number(lots) > 0 ? null : 'Enter a volume above 0',
        everySeconds: outside(DAY_S, everySeconds),
        holdSeconds: outside(DAY_S, holdSeconds),
        minutes: outside(DAY_MIN, minutes),
      })}
      fields={(form) => (
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
        </>
      )}
      warning={({ everySeconds, lots, symbols }, followers) =>
        `Every ${everySeconds} s, ${lots} lots of ${symbolsOf(symbols).join(' or ')} are bought or sold for ${followers}`
      }
      notice={({ holdSeconds, minutes }) =>
        `Each trade is marked as a test and closed after ${holdSeconds} s. It all ends after ${minutes} min, or when you end it.`
      }
      send={async (values) => {
        await change<Simulation>('PUT', `/accounts/${master.id}/simulation`, requestOf(values));
        await cache.invalidateQueries({ queryKey: keys.simulation(master.id) });
      }}
    />
  );
}

function symbolsOf(text: string): string[] {
  return text.split(/[\s,;]+/).filter((symbol) => symbol !== '');
}

function outside(most: number, text: string): string | null {
  const number = Number(text);
  return Number.isInteger(number) && number >= 1 && number <= most ? null : `Enter a whole number from 1 to ${most}`;
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
