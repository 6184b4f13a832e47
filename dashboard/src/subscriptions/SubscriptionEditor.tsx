import type { ReactNode } from 'react';
import type { Account, Master, Subscription } from '../api/types';
import { FormEditor } from '../ui/FormEditor';
import { useApiForm } from '../ui/useApiForm';
import { SubscriptionPreview } from './preview/SubscriptionPreview';
import { missingIn, requestOf, wrongWith, type SubscriptionValues } from './settings';
import { SubscriptionFields } from './SubscriptionFields';

interface Props {
  initial: SubscriptionValues;
  /** The subscription that is changed; undefined for a new one. */
  existing?: Subscription;
  masters: Master[];
  followers: Account[];
  verb: string;
  send: (values: SubscriptionValues) => Promise<unknown>;
  /** Beside the button that sends. */
  other?: ReactNode;
}

/** The settings of a subscription, and beside them what they make of the master's trades. */
export function SubscriptionEditor({ initial, existing, masters, followers, verb, send, other }: Props) {
  const { form, busy, error, submit } = useApiForm({ initialValues: initial, validate: wrongWith }, send);
  const changed = JSON.stringify(form.values) !== JSON.stringify(initial);
  const master = masters.find(({ id }) => `${id}` === form.values.masterAccountId);
  const follower = followers.find(({ id }) => `${id}` === form.values.followerAccountId);
  const settings = { ...requestOf(form.values), ...(existing === undefined ? {} : { subscriptionId: existing.id }) };

  return (
    <FormEditor
      submit={submit}
      fields={
        <SubscriptionFields
          form={form}
          currency={follower?.currency ?? null}
          {...(existing === undefined ? { choices: { masters, followers } } : {})}
        />
      }
      effects={
        <SubscriptionPreview
          settings={settings}
          missing={missingIn(form.values)}
          master={master}
          follower={follower?.name ?? 'the follower'}
        />
      }
      error={error}
      verb={verb}
      busy={busy}
      disabled={existing !== undefined && !changed}
      other={other}
    />
  );
}
