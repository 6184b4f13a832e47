import { Checkbox, Select } from '@mantine/core';
import type { TemplateName } from '../api/risk';
import { DecimalInput } from '../ui/DecimalInput';
import classes from '../ui/Form.module.css';
import type { RiskForm } from './RiskFields';
import { TEMPLATE_WORDS } from './riskWords';

const NAMES = Object.keys(TEMPLATE_WORDS) as TemplateName[];

/** The rules of a funded account, set at once. */
export function TemplateFields({ form }: { form: RiskForm }) {
  const { name } = form.values.template;
  return (
    <>
      <Select
        label="Rules of a funded account"
        description={
          name === '' ? 'Sets daily loss, maximum loss and profit target at once' : TEMPLATE_WORDS[name].meaning
        }
        placeholder="None"
        clearable
        data={NAMES.map((value) => ({ value, label: TEMPLATE_WORDS[value].label }))}
        value={name === '' ? null : name}
        onChange={(value) => form.set('template.name', value ?? '')}
      />
      {name !== '' && (
        <>
          <div className={classes.triple}>
            <DecimalInput label="Daily loss" suffix=" %" {...form.props('template.dailyLossPercent')} />
            <DecimalInput label="Maximum loss" suffix=" %" {...form.props('template.maxLossPercent')} />
            <DecimalInput
              label="Profit target"
              placeholder="None"
              suffix=" %"
              {...form.props('template.profitTargetPercent')}
            />
          </div>
          <Checkbox
            label="Close what is open when one of them is reached"
            checked={form.values.template.close}
            onChange={(event) => form.set('template.close', event.currentTarget.checked)}
          />
        </>
      )}
    </>
  );
}
