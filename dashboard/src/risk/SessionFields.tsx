import { Chip, Group, TextInput } from '@mantine/core';
import type { Day } from '../api/risk';
import { LimitRows } from './LimitRows';
import classes from './Risk.module.css';
import type { RiskForm } from './RiskFields';
import { NEW_SESSION } from './riskValues';

const DAYS: Day[] = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];

/** Times of the week in which may be opened; none means always. */
export function SessionFields({ form }: { form: RiskForm }) {
  const { sessions } = form.values;
  return (
    <LimitRows
      name="Trading hours"
      values={sessions}
      fresh={NEW_SESSION}
      add={sessions.length === 0 ? 'Open only in trading hours' : 'Add trading hours'}
      set={(values) => form.set('sessions', values)}
    >
      {(session, index) => (
        <>
          <Chip.Group
            multiple
            value={session.days}
            onChange={(days) =>
              form.set(
                `sessions.${index}.days`,
                DAYS.filter((day) => days.includes(day)),
              )
            }
          >
            <Group className={classes.wide ?? ''} gap={4}>
              {DAYS.map((day) => (
                <Chip key={day} value={day} size="xs" radius="sm">
                  {`${day.slice(0, 1)}${day.slice(1).toLowerCase()}`}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
          <TextInput label="From" placeholder="08:00" {...form.props(`sessions.${index}.from`)} />
          <TextInput label="To" placeholder="20:00" {...form.props(`sessions.${index}.to`)} />
          <TextInput
            className={classes.wide ?? ''}
            label="Time zone"
            placeholder="The account’s"
            {...form.props(`sessions.${index}.zone`)}
          />
        </>
      )}
    </LimitRows>
  );
}
