import { Checkbox, Select } from '@mantine/core';
import { DecimalInput } from '../ui/DecimalInput';
import { LimitRows } from './LimitRows';
import classes from './Risk.module.css';
import type { RiskForm } from './RiskFields';
import { NEW_STOP } from './riskValues';
import { FROM_WORDS, PERIOD_WORDS } from './riskWords';

const options = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));
const OF = [
  { value: 'percent', label: 'per cent' },
  { value: 'amount', label: 'amount' },
];

/** Stops by the loss of a period, any number of them. */
export function StopFields({ form }: { form: RiskForm }) {
  const { drawdownStops: stops } = form.values;
  return (
    <LimitRows
      name="Drawdown stop"
      values={stops}
      fresh={NEW_STOP}
      add="Add drawdown stop"
      set={(values) => form.set('drawdownStops', values)}
    >
      {(stop, index) => (
        <>
          <DecimalInput label="Loss" {...form.props(`drawdownStops.${index}.value`)} />
          <Select
            label="Unit"
            allowDeselect={false}
            data={OF}
            value={stop.of}
            onChange={(value) => form.set(`drawdownStops.${index}.of`, value)}
          />
          <Select
            label="In"
            allowDeselect={false}
            data={options(PERIOD_WORDS)}
            value={stop.period}
            onChange={(value) => form.set(`drawdownStops.${index}.period`, value)}
          />
          <Select
            label="Counted from its"
            allowDeselect={false}
            data={options(FROM_WORDS)}
            value={stop.from}
            onChange={(value) => form.set(`drawdownStops.${index}.from`, value)}
          />
          <Checkbox
            className={classes.wide ?? ''}
            label="Also close what is open"
            checked={stop.close}
            onChange={(event) => form.set(`drawdownStops.${index}.close`, event.currentTarget.checked)}
          />
        </>
      )}
    </LimitRows>
  );
}
