import { stat } from 'node:fs/promises';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { mcpServer } from '../mcp/server.ts';
import type { Stored } from '../mcp/stored.ts';
import { resolveTarget, type TargetOptions } from '../target.ts';

export interface McpOptions extends TargetOptions {
  /** Folder whose article files the tool `digest` may read. */
  readonly files?: string;
  /** Address of the reader page. */
  readonly page?: string;
}

/**
 * `nutgraf mcp`: answers an agent on standard input and output until it closes them.
 *
 * @throws Error where the folder is none
 */
export async function serveAgents(options: McpOptions): Promise<void> {
  const folder = options.files ?? null;
  if (folder !== null && !(await stat(folder)).isDirectory()) throw new Error(`${folder} is no folder`);
  // The local run may be started later than this: what was not found is looked for again.
  let found: Promise<Stored> | null = null;
  const find = (): Promise<Stored> => {
    found ??= storedFor(options).catch((error: unknown) => {
      found = null;
      throw error;
    });
    return found;
  };
  await mcpServer(folder, find).connect(new StdioServerTransport());
}

async function storedFor(options: McpOptions): Promise<Stored> {
  const { api } = await resolveTarget(options);
  return { api, page: options.page ?? api.page };
}
