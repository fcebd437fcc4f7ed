import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

import { QueueContext, QueuePlace } from "@/features/uploads/queue-place";
import type { InitialData } from "@/lib/initial-data";
import { ConfigContext } from "@/lib/session";

interface Props {
  client: QueryClient;
  config: InitialData["config"];
  children: ReactNode;
}

export function Providers({ client, config, children }: Props) {
  const [place] = useState(() => new QueuePlace());
  return (
    <QueryClientProvider client={client}>
      <ConfigContext value={config}>
        <QueueContext value={place}>{children}</QueueContext>
      </ConfigContext>
    </QueryClientProvider>
  );
}
