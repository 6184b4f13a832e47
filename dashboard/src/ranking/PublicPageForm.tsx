import { Button, Modal, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { change } from '../api/http';
import { keys } from '../api/keys';
import type { PageSettings, PublicPage } from '../api/ranking';
import classes from '../ui/Form.module.css';
import { FormError } from '../ui/FormError';
import { useApiForm } from '../ui/useApiForm';
import own from './Ranking.module.css';

/** Lists a master, or changes what others read about one that is listed. */
export function PublicPageForm({ page, close }: { page: PublicPage; close: () => void }) {
  const cache = useQueryClient();
  const { form, busy, error, submit } = useApiForm(
    { initialValues: { title: page.title ?? '', description: page.description ?? '' } },
    async ({ title, description }) => {
      const settings: PageSettings = { listed: true, title: textOf(title), description: textOf(description) };
      const changed = await change<PublicPage>('PUT', `/accounts/${page.accountId}/public-page`, settings);
      cache.setQueryData(keys.publicPage(page.accountId), changed);
      void cache.invalidateQueries({ queryKey: keys.masters });
      close();
    },
  );
  return (
    <Modal opened onClose={close} title={page.listed ? 'Texts of the public page' : 'List this master'}>
      <form className={classes.plain} onSubmit={submit} noValidate>
        {!page.listed && (
          <p className={own.text}>
            Everyone who is signed in sees it among the masters, and everyone with its link can read what its closed
            trades have gained, in the account’s currency. Login, broker, your name and its followers’ names are not
            shown.
          </p>
        )}
        <TextInput
          label="Title"
          description={`Without one: ${page.title === null ? page.shownTitle : 'the account’s name'}`}
          data-autofocus
          maxLength={60}
          {...form.getInputProps('title')}
        />
        <TextInput
          label="Description"
          description="One line: what it trades, and how"
          maxLength={280}
          {...form.getInputProps('description')}
        />
        <FormError text={error} />
        <div className={classes.decide}>
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={busy}>
            {page.listed ? 'Save texts' : 'List master'}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function textOf(value: string): string | null {
  return value.trim() === '' ? null : value.trim();
}
