import { Button } from '@mantine/core';
import { RotateCw, TriangleAlert } from 'lucide-react';
import { useRouteError } from 'react-router';
import { Page } from '../ui/Page';
import { EmptyPanel } from '../ui/Panels';

/** Shown when rendering failed: by a defect, or because a newer version has replaced a part of the dashboard. */
export function PageError() {
  const error = useRouteError();
  return (
    <Page name="Failed" tone="failed" summary="This page could not be shown">
      <EmptyPanel
        icon={TriangleAlert}
        title="The dashboard failed to show this page"
        action={
          <Button onClick={() => window.location.reload()} leftSection={<RotateCw size={16} aria-hidden />}>
            Reload
          </Button>
        }
      >
        Terminals and copies are not affected. {error instanceof Error ? error.message : ''}
      </EmptyPanel>
    </Page>
  );
}
