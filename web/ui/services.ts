import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Client } from '../api/client.ts';

/** Holds the API for everything below. */
export const ClientContext = createContext<Client | null>(null);

/** The API, as the page reaches it. */
export function useClient(): Client {
  const client = useContext(ClientContext);
  if (client === null) throw new Error('there is no client around this part of the page');
  return client;
}
