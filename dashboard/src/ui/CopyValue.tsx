import { Button, CopyButton } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import classes from './CopyValue.module.css';

/** A value that is shown once, with a button that copies it. */
export function CopyValue({ value, label }: { value: string; label: string }) {
  return (
    <div className={classes.row}>
      <code className={classes.value} aria-label={label}>
        {value}
      </code>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            onClick={copy}
            leftSection={copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
          >
            {copied ? 'Copied' : 'Copy'}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
