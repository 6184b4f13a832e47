import { Checkbox, NumberInput, Select, Textarea } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { Account, ExistingPositions, Master } from '../api/types';
import { RiskFields, riskFormOf } from '../risk/RiskFields';
import { riskLimitsOf } from '../risk/riskValues';
import { DecimalInput } from '../ui/DecimalInput';
import { FormSection } from '../ui/FormSection';
import classes from '../ui/Form.module.css';
import type { SubscriptionValues } from './settings';
import { SizingFields } from './SizingFields';
import { masterLabel } from './wording';

export interface Choices {
  masters: Master[];
  followers: Account[];
}

type Form = UseFormReturnType<SubscriptionValues>;

/** The settings of a subscription. Its accounts are chosen once and cannot be changed. */
export function SubscriptionFields({
  form,
  currency,
  choices,
}: {
  form: Form;
  /** Of the follower's account. */
  currency: string | null;
  choices?: Choices;
}) {
  const byExpert = form.values.mode === 'FOLLOWER';
  return (
    <>
      {choices !== undefined && <AccountFields form={form} choices={choices} />}
      <FormSection title="Size">
        <SizingFields form={form} />
      </FormSection>
      <FormSection title="What is copied">
        <div className={classes.pair}>
          <DecimalInput
            label="Minimum master lot"
            description="Smaller trades are skipped"
            {...form.getInputProps('minLotToCopy')}
          />
          <NumberInput
            label="Maximum signal age (s)"
            description="Older opens are skipped"
            min={0.001}
            max={3_600}
            hideControls
            {...form.getInputProps('maxSignalAgeSeconds')}
          />
        </div>
        {byExpert ? (
          <p className={classes.hint}>
            The account’s Expert Advisor decides side, stops, symbols and minimum lot by its own inputs.
          </p>
        ) : (
          <DirectionFields form={form} />
        )}
      </FormSection>
      <RepairFields form={form} />
      <LimitFields form={form} currency={currency} />
    </>
  );
}

function AccountFields({ form, choices: { masters, followers } }: { form: Form; choices: Choices }) {
  return (
    <FormSection title="Accounts">
      <Select
        label="Master"
        description="The account that is copied"
        placeholder="Choose a master"
        searchable
        nothingFoundMessage="No master with this name"
        data={masters.map((master) => ({ value: `${master.id}`, label: masterLabel(master) }))}
        {...form.getInputProps('masterAccountId')}
      />
      <Select
        label="Follower"
        description="The account that copies"
        placeholder="Choose a follower"
        searchable
        data={followers.map(({ id, name }) => ({ value: `${id}`, label: name }))}
        {...form.getInputProps('followerAccountId')}
      />
    </FormSection>
  );
}

const EXISTING: { value: ExistingPositions; label: string; meaning: string }[] = [
  {
    value: 'SKIP',
    label: 'Leave them out',
    meaning: 'Only what the master opens from now on is copied, also after a pause.',
  },
  {
    value: 'COPY',
    label: 'Copy them',
    meaning: 'They are opened at today’s price, better or worse than the master’s, also after a pause.',
  },
  {
    value: 'COPY_IF_NOT_BETTER',
    label: 'Copy them if the price is no worse',
    meaning: 'They are opened only at a price that is no worse than the master’s, also after a pause.',
  },
];

function RepairFields({ form }: { form: Form }) {
  return (
    <FormSection title="Positions that differ">
      <Select
        label="Positions that the master already has"
        description={EXISTING.find(({ value }) => value === form.values.existingPositions)?.meaning}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        allowDeselect={false}
        data={EXISTING.map(({ value, label }) => ({ value, label }))}
        value={form.values.existingPositions}
        error={form.errors.existingPositions}
        onChange={(value) => {
          if (value !== null) form.setFieldValue('existingPositions', value);
        }}
      />
      <Checkbox
        label="Open a copy again when it was closed by hand"
        description="Once, if the master still holds its position. Otherwise it stays closed."
        {...form.getInputProps('reopenManual', { type: 'checkbox' })}
      />
    </FormSection>
  );
}

/** Hidden until it is wanted: most subscriptions have no limits of their own. */
function LimitFields({ form, currency }: { form: Form; currency: string | null }) {
  const set = Object.keys(riskLimitsOf(form.values.risk)).length;
  return (
    <details className={classes.more} open={hasLimits(form)}>
      <summary>
        Risk limits of this subscription <span className="tf-muted">{set === 0 ? 'none' : `${set} set`}</span>
      </summary>
      <div className={classes.sections}>
        <p className={classes.hint}>
          They count this subscription’s copies alone. The limits of the follower’s account apply as well.
        </p>
        <RiskFields form={riskFormOf(form)} currency={currency} />
      </div>
    </details>
  );
}

/** Errors must not be hidden. */
function hasLimits(form: Form): boolean {
  return Object.keys(form.errors).some((path) => path.startsWith('risk.'));
}

function DirectionFields({ form }: { form: Form }) {
  return (
    <>
      <Checkbox
        label="Reverse: trade the opposite side"
        description="Buy becomes sell; stop loss and take profit are swapped."
        {...form.getInputProps('reverse', { type: 'checkbox' })}
      />
      <Checkbox
        label="Copy at the broker’s minimum lot when the copy would be smaller"
        description="The copy then risks more than its size says. Otherwise it is skipped."
        {...form.getInputProps('forceMinLot', { type: 'checkbox' })}
      />
      <Checkbox label="Copy stop loss" {...form.getInputProps('copyStopLoss', { type: 'checkbox' })} />
      <Checkbox label="Copy take profit" {...form.getInputProps('copyTakeProfit', { type: 'checkbox' })} />
      <Textarea
        label="Symbol map"
        description="Only for symbols whose name at the follower’s broker is not found automatically; the preview says what is found and why"
        placeholder="GOLD=XAUUSD, BTC=Bitcoin"
        autosize
        {...form.getInputProps('symbolMap')}
      />
    </>
  );
}
