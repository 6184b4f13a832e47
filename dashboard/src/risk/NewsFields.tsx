import { Select, TagsInput, TextInput } from '@mantine/core';
import { DecimalInput } from '../ui/DecimalInput';
import classes from '../ui/Form.module.css';
import type { RiskForm } from './RiskFields';

const IMPACTS = [
  { value: 'LOW', label: 'All news' },
  { value: 'MEDIUM', label: 'Medium and high impact' },
  { value: 'HIGH', label: 'High impact only' },
];

/** Nothing is opened around news of a calendar file. */
export function NewsFields({ form }: { form: RiskForm }) {
  const on = form.values.newsWindows.calendar !== '';
  return (
    <>
      <TextInput
        label="News calendar"
        description="Nothing is opened around the news of this calendar file of the server; empty: news do not matter"
        {...form.props('newsWindows.calendar')}
      />
      {on && (
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
