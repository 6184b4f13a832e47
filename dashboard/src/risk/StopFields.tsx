import { ActionIcon, Button, Checkbox, Select } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { DecimalInput } from '../ui/DecimalInput';
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
    <div className={classes.rows}>
      {stops.map((stop, index) => (
        <fieldset key={index} className={classes.row}>
          <legend>Drawdown stop {index + 1}</legend>
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
          <ActionIcon
            className={classes.remove ?? ''}
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={`Remove drawdown stop ${index + 1}`}
            onClick={() =>
              form.set(
                'drawdownStops',
                stops.filter((each) => each !== stop),
              )
            }
          >
            <Trash2 size={16} aria-hidden />
          </ActionIcon>
        </fieldset>
      ))}
      <Button
        className={classes.add ?? ''}
        variant="default"
        size="xs"
        leftSection={<Plus size={14} aria-hidden />}
        onClick={() => form.set('drawdownStops', [...stops, NEW_STOP])}
      >
        Add drawdown stop
      </Button>
    </div>
  );
}
