import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

import { createUploadQueue, UploadsContext } from "@/features/uploads/uploads-context";
import type { InitialData } from "@/lib/initial-data";
import { ConfigContext } from "@/lib/session";

interface Props {
  client: QueryClient;
  config: InitialData["config"];
  children: ReactNode;
}

export function Providers({ client, config, children }: Props) {
  const [queue] = useState(() => createUploadQueue(config, client));
  return (
    <QueryClientProvider client={client}>
      <ConfigContext value={config}>
        <UploadsContext value={queue}>{children}</UploadsContext>
      </ConfigContext>
    </QueryClientProvider>
  );
}
