import { Select, TextInput } from '@mantine/core';
import type { MasterTrade, PreviewSignal } from '../../api/preview';
import type { OrderType } from '../../api/types';
import { SIDE_WORDS } from '../../copies/Side';
import { Age } from '../../ui/Age';
import { DecimalInput } from '../../ui/DecimalInput';
import classes from './Preview.module.css';

interface Props {
  signal: Required<PreviewSignal>;
  change: (signal: Required<PreviewSignal>) => void;
  /** The trade that the signal was taken from. */
  from: MasterTrade | undefined;
  master: string;
}

const TYPES = Object.entries(SIDE_WORDS).map(([value, label]) => ({ value, label }));

/** The signal whose copy is shown: the master's last trade, until it is changed. */
export function ExampleSignal({ signal, change, from, master }: Props) {
  const field = (name: keyof PreviewSignal) => ({
    value: signal[name],
    onChange: (value: string) => change({ ...signal, [name]: value }),
  });
  return (
    <div className={classes.example}>
      <p className={classes.hint}>
        {from === undefined ? (
          <>When {master} trades this, for example:</>
        ) : (
          <>
            When {master} trades this, as <Age at={from.receivedAt} suffix=" ago" />:
          </>
        )}
      </p>
      <div className={classes.signal}>
        <Select
          label="Type"
          allowDeselect={false}
          data={TYPES}
          value={signal.type}
          onChange={(type) => change({ ...signal, type: type as OrderType })}
        />
        <DecimalInput label="Master’s lots" {...field('lot')} />
        <TextInput
          label="Symbol"
          value={signal.symbol}
          onChange={(event) => change({ ...signal, symbol: event.currentTarget.value })}
        />
        <DecimalInput label="Price" placeholder="None" {...field('price')} />
        <DecimalInput label="Stop loss" placeholder="None" {...field('sl')} />
        <DecimalInput label="Take profit" placeholder="None" {...field('tp')} />
      </div>
    </div>
  );
}
