import { Button, Switch } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { ExternalLink, Pencil, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { change } from '../api/http';
import { keys } from '../api/keys';
import { usePublicPage, type PublicPage } from '../api/ranking';
import type { Account } from '../api/types';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { CopyValue } from '../ui/CopyValue';
import { Waiting } from '../ui/Panels';
import { PublicPageForm } from './PublicPageForm';
import classes from './Ranking.module.css';

type Dialog = 'edit' | 'unlist' | 'renew';

/** Lists a master in the ranking and gives it a page with a link to share; off until its owner wants it. */
export function PublicPagePanel({ master }: { master: Account }) {
  const page = usePublicPage(master.id);
  const [dialog, setDialog] = useState<Dialog>();
  const close = (): void => setDialog(undefined);
  const listed = page.data?.listed ?? false;
  const link = page.data?.link ?? null;
  return (
    <section className={classes.panel} aria-label="Public page">
      <div className={classes.head}>
        <div>
          <h2>Public page</h2>
          <p className="tf-muted">
            {listed
              ? 'Listed among the masters, and readable by everyone who has the link.'
              : 'Not listed: others do not see what this master has gained.'}
          </p>
        </div>
        <Switch
          label="Listed"
          labelPosition="left"
          checked={listed}
          disabled={page.data === undefined}
          onChange={() => setDialog(listed ? 'unlist' : 'edit')}
        />
      </div>
      {page.isError && <Waiting what="The public page" query={page} />}
      {link !== null && (
        <>
          <CopyValue label="Link to share" value={`${window.location.origin}/m/${link}`} />
          <div className={classes.tools}>
            <Button
              component={Link}
              to={`/m/${link}`}
              target="_blank"
              variant="default"
              leftSection={<ExternalLink size={16} aria-hidden />}
            >
              Open page
            </Button>
            <Button variant="default" onClick={() => setDialog('edit')} leftSection={<Pencil size={16} aria-hidden />}>
              Edit texts
            </Button>
            <Button
              variant="default"
              onClick={() => setDialog('renew')}
              leftSection={<RefreshCw size={16} aria-hidden />}
            >
              Renew link…
            </Button>
          </div>
        </>
      )}
      {page.data !== undefined && dialog === 'edit' && <PublicPageForm page={page.data} close={close} />}
      {page.data !== undefined && <Decisions page={page.data} name={master.name} dialog={dialog} close={close} />}
    </section>
  );
}

/** Both end the present link. */
function Decisions({
  page,
  name,
  dialog,
  close,
}: {
  page: PublicPage;
  name: string;
  dialog: Dialog | undefined;
  close: () => void;
}) {
  const cache = useQueryClient();
  const path = `/accounts/${page.accountId}/public-page`;
  const store = (changed: PublicPage): void => {
    cache.setQueryData(keys.publicPage(page.accountId), changed);
    void cache.invalidateQueries({ queryKey: keys.masters });
  };
  const { title, description } = page;
  return (
    <>
      <ConfirmDialog
        opened={dialog === 'unlist'}
        close={close}
        title={`Unlist ${name}`}
        verb="Unlist master"
        danger
        act={async () => store(await change<PublicPage>('PUT', path, { listed: false, title, description }))}
      >
        <p>
          It leaves the ranking, and its link stops working at once. Who follows it goes on following. Listing it again
          makes a new link.
        </p>
      </ConfirmDialog>
      <ConfirmDialog
        opened={dialog === 'renew'}
        close={close}
        title={`Renew the link of ${name}`}
        verb="Renew link"
        act={async () => store(await change<PublicPage>('POST', `${path}/link`))}
      >
        <p>The present link stops working at once, for everyone to whom it was given.</p>
      </ConfirmDialog>
    </>
  );
}
