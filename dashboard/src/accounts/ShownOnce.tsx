import { Fragment } from 'react';
import { CopyValue } from '../ui/CopyValue';
import type { Secret } from './secrets';

export function ShownOnce({ secrets }: { secrets: Secret[] }) {
  return secrets.map(({ title, text, value, label }) => (
    <Fragment key={label}>
      <h2>{title}</h2>
      <p>{text}</p>
      <CopyValue value={value} label={label} />
    </Fragment>
  ));
}
