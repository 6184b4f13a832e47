import { Button, MultiSelect, PasswordInput, TagsInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { NewFollower } from '../api/followers';
import { change } from '../api/http';
import { keys } from '../api/keys';
import { DecimalInput } from '../ui/DecimalInput';
import classes from '../ui/Form.module.css';
import { FormError } from '../ui/FormError';
import { FormSection } from '../ui/FormSection';
import { useApiForm } from '../ui/useApiForm';

const INITIAL = {
  followerName: '',
  apiKey: '',
  apiSecret: '',
  clientId: '',
  lotMultiplier: '1',
  maxQuantity: '1000',
  maxOrderValue: '500000',
  maxDailyLoss: '50000',
  allowedInstruments: [] as string[],
  allowedProductTypes: ['MIS', 'CNC'],
};

const PRODUCT_TYPES = ['MIS', 'CNC', 'NRML'];

const required = (value: string): string | null => (value.trim() === '' ? 'Required' : null);
const aboveZero = (value: string): string | null => (Number(value) > 0 ? null : 'Enter a number above 0');

/** The form of a new follower, with a preview of its effects beside it. */
export function FollowerForm({ created }: { created: (follower: NewFollower) => void }) {
  const cache = useQueryClient();
  const { form, busy, error, submit } = useApiForm(
    {
      initialValues: INITIAL,
      validate: {
        followerName: required,
        apiKey: required,
        apiSecret: required,
        clientId: required,
        lotMultiplier: aboveZero,
        maxQuantity: aboveZero,
        maxOrderValue: aboveZero,
        maxDailyLoss: aboveZero,
      },
    },
    async (values) => {
      const follower = await change<NewFollower>('POST', '/followers', values);
      void cache.invalidateQueries({ queryKey: keys.followers });
      void cache.invalidateQueries({ queryKey: keys.accounts });
      created(follower);
    },
  );
  const { lotMultiplier, maxQuantity, maxOrderValue, maxDailyLoss, allowedInstruments } = form.values;

  return (
    <div className={classes.columns}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <TextInput label="Name" description="The login is made of it" {...form.getInputProps('followerName')} />
        <FormSection title="Broker">
          <TextInput
            label="API key"
            description="16 characters or more, so that the follower’s expert can sign in with it"
            autoComplete="off"
            {...form.getInputProps('apiKey')}
          />
          <PasswordInput
            label="API secret"
            description="Stored encrypted and never shown again"
            autoComplete="new-password"
            {...form.getInputProps('apiSecret')}
          />
          <TextInput label="Client ID" autoComplete="off" {...form.getInputProps('clientId')} />
        </FormSection>
        <FormSection title="Limits">
          <div className={classes.pair}>
            <DecimalInput label="Multiplier" {...form.getInputProps('lotMultiplier')} />
            <DecimalInput label="Maximum quantity" {...form.getInputProps('maxQuantity')} />
          </div>
          <div className={classes.pair}>
            <DecimalInput label="Maximum order value" {...form.getInputProps('maxOrderValue')} />
            <DecimalInput label="Maximum daily loss" {...form.getInputProps('maxDailyLoss')} />
          </div>
          <TagsInput
            label="Allowed instruments"
            description="Empty: all. Press Enter after each"
            {...form.getInputProps('allowedInstruments')}
          />
          <MultiSelect
            label="Allowed product types"
            description="Empty: all"
            data={PRODUCT_TYPES}
            {...form.getInputProps('allowedProductTypes')}
          />
        </FormSection>
        <FormError text={error} />
        <div className={classes.buttons}>
          <Button type="submit" loading={busy}>
            Register follower
          </Button>
        </div>
      </form>
      <aside className={classes.preview}>
        <h2>What will happen</h2>
        <ul>
          <li>A login and a password are generated and shown once.</li>
          <li>The follower gets an account; their Expert Advisor connects to it from outside.</li>
          <li>
            Each order is the master’s quantity × {lotMultiplier}, rounded down, at least the smallest that can be
            traded and at most {maxQuantity}.
          </li>
          <li>
            An order worth more than {maxOrderValue} is made smaller; after a loss of {maxDailyLoss} in a day nothing is
            opened.
          </li>
          <li>
            {allowedInstruments.length === 0
              ? 'Every instrument may be traded.'
              : `Only ${allowedInstruments.join(', ')} may be traded.`}
          </li>
        </ul>
      </aside>
    </div>
  );
}
