import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Fragment, type ReactNode, useState } from "react";

import { QueueContext, QueuePlace } from "@/features/uploads/queue-place";
import { useShownLanguage } from "@/lib/i18n/use-language";
import type { InitialData } from "@/lib/initial-data";
import { ConfigContext } from "@/lib/session";

interface Props {
  client: QueryClient;
  config: InitialData["config"];
  children: ReactNode;
}

export function Providers({ client, config, children }: Props) {
  const [place] = useState(() => new QueuePlace());
  const language = useShownLanguage();
  return (
    <QueryClientProvider client={client}>
      <ConfigContext value={config}>
        <QueueContext value={place}>
          {/* Texts are made while rendering, so all that shows some begins anew in another language. */}
          <Fragment key={language}>{children}</Fragment>
        </QueueContext>
      </ConfigContext>
    </QueryClientProvider>
  );
}
