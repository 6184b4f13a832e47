import { Select } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { DecimalInput } from '../ui/DecimalInput';
import classes from '../ui/Form.module.css';
import { withMode, type SubscriptionValues } from './settings';
import { MODES, SIZING_MODES } from './sizingModes';

/** How the size of a copy comes about, with what its value means. */
export function SizingFields({ form }: { form: UseFormReturnType<SubscriptionValues> }) {
  const chosen = SIZING_MODES[form.values.mode];
  return (
    <>
      <Select
        label="Size of the copy"
        description={chosen.meaning}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        allowDeselect={false}
        maxDropdownHeight={420}
        data={MODES.map((value) => ({ value, label: SIZING_MODES[value].label }))}
        renderOption={({ option: { value, label } }) => (
          <span className={classes.option}>
            {label}
            <span className={classes.optionMeaning}>{SIZING_MODES[value].meaning}</span>
          </span>
        )}
        value={form.values.mode}
        error={form.errors.mode}
        onChange={(value) => {
          if (value !== null) form.setValues(withMode(form.values, value));
        }}
      />
      {chosen.value !== undefined && form.values.mode !== 'FOLLOWER' && (
        <DecimalInput label={chosen.value} description={chosen.example} {...form.getInputProps('value')} />
      )}
    </>
  );
}
