import { Checkbox, Select, TagsInput } from '@mantine/core';
import { DecimalInput } from '../ui/DecimalInput';
import classes from '../ui/Form.module.css';
import type { RiskForm } from './RiskFields';

const IMPACTS = [
  { value: 'LOW', label: 'All news' },
  { value: 'MEDIUM', label: 'Medium and high impact' },
  { value: 'HIGH', label: 'High impact only' },
];

/** Nothing is opened around news of the server's calendar file. */
export function NewsFields({ form }: { form: RiskForm }) {
  return (
    <>
      <Checkbox
        label="Nothing around news"
        description="By the server’s news calendar; while it has none, or it has run out, nothing is opened at all"
        checked={form.values.newsWindows.on}
        onChange={(event) => form.set('newsWindows.on', event.currentTarget.checked)}
      />
      {form.values.newsWindows.on && (
        <>
          <div className={classes.pair}>
            <DecimalInput label="Minutes before" {...form.props('newsWindows.minutesBefore')} />
            <DecimalInput label="Minutes after" {...form.props('newsWindows.minutesAfter')} />
          </div>
          <Select
            label="Which news"
            allowDeselect={false}
            data={IMPACTS}
            value={form.values.newsWindows.impact}
            onChange={(value) => form.set('newsWindows.impact', value)}
          />
          <TagsInput label="Only of these currencies" placeholder="USD" {...form.props('newsWindows.currencies')} />
        </>
      )}
    </>
  );
}
