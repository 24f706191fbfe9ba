import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Client } from '../api/client.ts';
import type { Host } from '../api/types.ts';

/** Holds the API for everything below. */
export const ClientContext = createContext<Client | null>(null);

/** The API, as the page reaches it. */
export function useClient(): Client {
  const client = useContext(ClientContext);
  if (client === null) throw new Error('there is no client around this part of the page');
  return client;
}

/** Until the host has said more, and where it says nothing, the API is all there is. */
export const API_ONLY: Host = { uploads: null, from: null, search: null, sample: null };

/** What the host of the page offers. */
export const HostContext = createContext<Host>(API_ONLY);

export function useHost(): Host {
  return useContext(HostContext);
}
