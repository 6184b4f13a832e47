import { Autocomplete, Checkbox, SegmentedControl, TagsInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { DecimalInput } from '../ui/DecimalInput';
import { FormSection } from '../ui/FormSection';
import classes from '../ui/Form.module.css';
import { NewsFields } from './NewsFields';
import { isOffered, type Scope } from './offered';
import type { NumberLimit, RiskValues } from './riskValues';
import { SessionFields } from './SessionFields';
import { StopFields } from './StopFields';
import { TemplateFields } from './TemplateFields';

const OWN_LOSSES =
  'Of its copies alone. Balance and equity begin at the follower’s balance when the first of these limits is set.';

const TIME_ZONES = Intl.supportedValuesOf('timeZone');

/** The form that has the limits, either as a whole or as its field `risk`. */
export interface RiskForm {
  scope: Scope;
  values: RiskValues;
  /** Input properties of a field, by its path in the limits. */
  props: (path: string) => object;
  set: (path: string, value: unknown) => void;
}

/** The limits of a subscription, as fields of a form that has others, too. */
export function riskFormOf<V extends { risk: RiskValues }>(form: UseFormReturnType<V>): RiskForm {
  return {
    scope: 'SUBSCRIPTION',
    values: form.values.risk,
    props: (path) => form.getInputProps(`risk.${path}`),
    set: (path, value) => (form.setFieldValue as (path: string, value: unknown) => void)(`risk.${path}`, value),
  };
}

/** The limits of an account, which are a form of their own. */
export function wholeRiskForm(form: UseFormReturnType<RiskValues>): RiskForm {
  return {
    scope: 'ACCOUNT',
    values: form.values,
    props: (path) => form.getInputProps(path),
    set: (path, value) => (form.setFieldValue as (path: string, value: unknown) => void)(path, value),
  };
}

interface Props {
  form: RiskForm;
  /** Of the follower's account. */
  currency: string | null;
}

/** All limits, each with what happens when it is reached. Empty means no limit. */
export function RiskFields({ form, currency }: Props) {
  return (
    <>
      <LossFields form={form} currency={currency} />
      <Section title="Size of an order" hint="A larger order is cut to the limit, not skipped.">
        <Pair>
          <Limit form={form} name="maxLot" label="Max lot" meaning="Of one order" />
          <Limit form={form} name="maxTotalLots" label="Max total lots" meaning="In all" />
          <Limit form={form} name="maxOrderValue" label="Max order value" meaning="Of one order" unit={currency} />
          <Limit form={form} name="maxQuantity" label="Max quantity" meaning="Lots × contract size" />
          <Limit form={form} name="maxLeverage" label="Max leverage" meaning="Value of what is open / equity" />
          <Limit form={form} name="maxMarginUsePercent" label="Max margin use" meaning="Of the equity" unit="%" />
        </Pair>
      </Section>
      <Section title="How much at once" hint="What comes on top is skipped.">
        <Pair>
          <Limit form={form} name="maxOpenPositions" label="Max open positions" meaning="In all" />
          <Limit form={form} name="maxOpenPerSymbol" label="Max open per symbol" meaning="Open positions" />
          <Limit form={form} name="maxTradesPerDay" label="Max trades per day" meaning="In the account’s zone" />
        </Pair>
        {isOffered('includeManual', form.scope) && (
          <Checkbox
            label="Count positions that were opened by hand"
            description="In these and all limits of what is open, as the terminal last listed them"
            checked={form.values.includeManual}
            onChange={(event) => form.set('includeManual', event.currentTarget.checked)}
          />
        )}
      </Section>
      <Section title="What may be traded">
        <InstrumentFields form={form} />
      </Section>
      <Section title="When">
        <TimeFields form={form} />
      </Section>
      <Section title="Price" hint="The follower’s expert checks it; beyond the limit the open is skipped.">
        <Pair>
          <Limit form={form} name="maxSpreadPoints" label="Max spread" meaning="In points" />
          <Limit form={form} name="maxDeviationPoints" label="Max deviation" meaning="Points from the master’s" />
        </Pair>
      </Section>
    </>
  );
}

function LossFields({ form, currency }: Props) {
  return (
    <Section title="Losses" hint={form.scope === 'SUBSCRIPTION' ? OWN_LOSSES : 'Of all of the account.'}>
      <TemplateFields form={form} />
      <Pair>
        <Limit
          form={form}
          name="maxDailyLoss"
          label="Max daily loss"
          meaning="Then no opens that day"
          unit={currency}
        />
        <Limit
          form={form}
          name="equityBelow"
          label="Lowest equity"
          meaning="Then everything is closed"
          unit={currency}
        />
        <Limit
          form={form}
          name="equityAbove"
          label="Target equity"
          meaning="Then everything is closed"
          unit={currency}
        />
      </Pair>
      <StopFields form={form} />
    </Section>
  );
}

function InstrumentFields({ form }: { form: RiskForm }) {
  return (
    <>
      <TagsInput
        label="Only these symbols"
        description="As your broker names them; empty allows all"
        placeholder={form.values.allowedSymbols.length === 0 ? 'EURUSD, then Enter' : ''}
        {...form.props('allowedSymbols')}
      />
      <TagsInput label="Never these symbols" {...form.props('deniedSymbols')} />
      <div>
        <div className={classes.label}>Sides</div>
        <SegmentedControl
          fullWidth
          aria-label="Sides"
          data={[
            { value: 'BOTH', label: 'Both' },
            { value: 'BUY', label: 'Only buys' },
            { value: 'SELL', label: 'Only sells' },
          ]}
          value={form.values.sides}
          onChange={(value) => form.set('sides', value)}
        />
      </div>
      <TagsInput
        label="Only these product types"
        description="As the broker calculates them: FOREX, CFD, CFD_INDEX, FUTURES; empty allows all"
        {...form.props('allowedProductTypes')}
      />
    </>
  );
}

function TimeFields({ form }: { form: RiskForm }) {
  const { on, from, to, zone } = form.values.flatBeforeWeekend;
  return (
    <>
      {isOffered('timeZone', form.scope) && (
        <Autocomplete
          label="Time zone of the account"
          description="Its days, weeks and months begin by these clocks; empty: UTC"
          placeholder="UTC"
          data={TIME_ZONES}
          limit={8}
          {...form.props('timeZone')}
        />
      )}
      <SessionFields form={form} />
      <NewsFields form={form} />
      <Checkbox
        label="Flat before the weekend"
        description={`Everything is closed at ${from}, and nothing is opened until ${to} (${zone === '' ? 'in the account’s time zone' : zone}).`}
        checked={on}
        onChange={(event) => form.set('flatBeforeWeekend.on', event.currentTarget.checked)}
      />
    </>
  );
}

function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <FormSection title={title}>
      {hint !== undefined && <p className={classes.hint}>{hint}</p>}
      {children}
    </FormSection>
  );
}

function Pair({ children }: { children: ReactNode }) {
  return <div className={classes.pair}>{children}</div>;
}

function Limit({
  form,
  name,
  label,
  meaning,
  unit,
}: {
  form: RiskForm;
  name: NumberLimit;
  label: string;
  meaning: string;
  unit?: string | null;
}) {
  if (!isOffered(name, form.scope)) return null;
  return (
    <DecimalInput
      label={label}
      description={meaning}
      placeholder="No limit"
      {...(unit === null || unit === undefined ? {} : { suffix: ` ${unit}` })}
      {...form.props(name)}
    />
  );
}
