import { Button } from '@mantine/core';
import { Download } from 'lucide-react';
import { download } from '../api/http';
import type { Account } from '../api/types';
import { FormError } from '../ui/FormError';
import { saveFile } from '../ui/saveFile';
import { useAction } from '../ui/useAction';

/** The account's Expert Advisor with this token filled in, for a terminal that is not hosted here. */
export function DownloadExpert({ account, token }: { account: Pick<Account, 'id'>; token: string }) {
  const { busy, error, run } = useAction();
  const act = async (): Promise<void> => saveFile(await download(`/accounts/${account.id}/expert-package`, { token }));
  return (
    <>
      <p>
        Or download the Expert Advisor with everything filled in. The file says how to install it; give it to nobody.
      </p>
      <div>
        <Button
          variant="default"
          leftSection={<Download size={16} aria-hidden />}
          loading={busy}
          onClick={() => void run(act)}
        >
          Download Expert Advisor
        </Button>
      </div>
      <FormError text={error} />
    </>
  );
}
